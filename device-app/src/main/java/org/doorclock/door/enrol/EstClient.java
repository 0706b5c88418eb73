// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.doorclock.door.enrol.EstException.Fault;
import org.doorclock.http.WholeAnswer;

/**
 * Asks an enrolment server (RFC 7030) for certificates, as one device. Every call connects anew, so that each shows the
 * identity that was given, and takes half a minute at most. Throws {@link EstException} for whatever goes wrong.
 */
final class EstClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 256 * 1024;
    private static final String EST = "/.well-known/est/";
    private static final String SITE_KEYS = "/.well-known/doorclock/site-keys";

    private final URI server;
    private final SSLContext tls;

    /**
     * @param server scheme, host and port
     * @param tls whom to believe and, but for the first enrolment, who asks
     */
    EstClient(final URI server, final SSLContext tls) {
        this.server = server;
        this.tls = tls;
    }

    /** What the server issues to who has a token, its own certificate first if it sends more. */
    List<X509Certificate> enrol(final byte[] request, final String name, final String token) throws EstException {
        final String user = Base64.getEncoder().encodeToString((name + ":" + token).getBytes(UTF_8));
        return certificates(send(posted("simpleenroll", request).header("Authorization", "Basic " + user)));
    }

    /** What the server issues to who has shown a certificate. */
    List<X509Certificate> renew(final byte[] request) throws EstException {
        return certificates(send(posted("simplereenroll", request)));
    }

    /** The keys of the device's site, as the server wrote them. */
    byte[] siteKeys() throws EstException {
        return send(HttpRequest.newBuilder(server.resolve(SITE_KEYS)).GET());
    }

    private HttpRequest.Builder posted(final String operation, final byte[] request) {
        return HttpRequest.newBuilder(server.resolve(EST + operation))
                .header("Content-Type", "application/pkcs10")
                .header("Content-Transfer-Encoding", "base64")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Base64.getMimeEncoder().encodeToString(request), US_ASCII));
    }

    private byte[] send(final HttpRequest.Builder request) throws EstException {
        final HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(tls)
                .build();
        try {
            final HttpResponse<byte[]> answer = WholeAnswer.of(
                    client,
                    request.build(),
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES),
                    ANSWER);
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            throw EstAnswer.refusal(server, answer);
        } catch (EstException e) {
            throw e;
        } catch (IOException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EstException(Fault.UNREACHABLE, "interrupted while " + where() + " was asked");
        } finally {
            client.shutdownNow();
        }
    }

    private EstException failure(final IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PinnedServer.Distrust distrust) {
                return new EstException(
                        Fault.NOT_BELIEVED, where() + " is not believed: " + distrust.getMessage() + ".");
            }
        }
        if (e instanceof ConnectException || e instanceof HttpTimeoutException) {
            return new EstException(
                    Fault.UNREACHABLE,
                    where() + " does not answer. Check est.url, the network, and that 'doorclock provision serve' runs"
                            + " there.");
        }
        if (e instanceof SSLException && String.valueOf(e.getMessage()).contains("fatal alert")) {
            return new EstException(
                    Fault.REFUSED,
                    where() + " refuses this device's certificate (" + e.getMessage()
                            + "). Enrol it anew with a new token.");
        }
        return new EstException(
                Fault.UNREACHABLE,
                where() + " does not answer as an enrolment server does ("
                        + e.getClass().getSimpleName() + "). Check est.url and the server's log.");
    }

    private List<X509Certificate> certificates(final byte[] body) throws EstException {
        try {
            final byte[] message = Base64.getMimeDecoder().decode(body);
            final List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(message))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException | IllegalArgumentException e) {
            // said below
        }
        throw new EstException(
                Fault.UNREACHABLE,
                where() + " sent no certificate where one was due. Check that est.url leads to an enrolment server.");
    }

    private String where() {
        return server.getHost() + ":" + server.getPort();
    }
}
