// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.doorclock.http.WholeAnswer;

/**
 * Asks the hub for a content, part by part (RFC 9110, range requests), so that it can be gone on with after anything. Nothing that
 * comes is believed before its digest is what was signed. A part takes a minute at most.
 */
final class HttpSource implements Source {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PART = 206;

    private final Supplier<SSLContext> tls;

    /** @param tls whom to believe where the address is one of https, and who asks; asked anew each time */
    HttpSource(final Supplier<SSLContext> tls) {
        this.tls = tls;
    }

    @Override
    public byte[] part(final URI url, final long at, final int most) throws IOException {
        final HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        if ("https".equals(url.getScheme())) {
            builder.sslContext(tls.get());
        }
        final HttpRequest request = HttpRequest.newBuilder(url)
                .header("Range", "bytes=" + at + "-" + (at + most - 1))
                .build();
        final HttpClient client = builder.build();
        try {
            final HttpResponse<byte[]> answer = send(client, request, most);
            final String range = answer.headers().firstValue("Content-Range").orElse("");
            if (answer.statusCode() == PART && range.startsWith("bytes " + at + "-") && answer.body().length > 0) {
                return answer.body();
            }
            throw new IOException("the hub answers " + answer.statusCode() + " where the release should be");
        } finally {
            client.shutdownNow();
        }
    }

    private static HttpResponse<byte[]> send(final HttpClient client, final HttpRequest request, final int most)
            throws IOException {
        try {
            return WholeAnswer.of(
                    client,
                    request,
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), most),
                    PATIENCE);
        } catch (HttpConnectTimeoutException e) {
            throw failure(e);
        } catch (HttpTimeoutException e) {
            throw new IOException("the hub sends nothing", e);
        } catch (IOException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the release was fetched", e);
        }
    }

    private static IOException failure(final Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return new IOException("the hub's pages are not believed: " + cause.getMessage());
            }
        }
        return new IOException("the hub's pages are out of reach from here ("
                + failure.getClass().getSimpleName() + ")");
    }
}
