// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Trust;

/**
 * An enrolment server (RFC 7030) on loopback, over real TLS, that can be told to misbehave. A used token gets the certificate
 * that it got before, and with another key nothing.
 */
final class FakeEst implements AutoCloseable {

    static final String TOKEN = "Zm9yLW9uZS1kb29yLW9ubHk";
    static final String SITE_KEYS = """
            {"token.key":"doorclock-token-1:%1$s","seal.public":"doorclock-seal-public-1:%1$s"}""".formatted(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {
                        9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
                        26, 27, 28, 29, 30, 31
                    }));

    private final TestAuthority authority;
    private final TimeSource time;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<X509Certificate> issued = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, X509Certificate> issuing;
    private volatile Optional<Refusal> refusal = Optional.empty();
    private volatile X509Certificate revoked;
    private volatile boolean answersAreLost;
    private volatile Optional<X509Certificate> forToken = Optional.empty();

    /** What a certificate is asked for. */
    record Asked(String name, PublicKey key) {}

    /** An answer that is none. */
    record Refusal(int status, String type, String body) {}

    FakeEst(final TestAuthority authority, final TimeSource time) throws IOException {
        this(authority, authority.server("localhost"), time);
    }

    FakeEst(final TestAuthority authority, final Identity identity, final TimeSource time) throws IOException {
        this.authority = authority;
        this.time = time;
        this.issuing = life(Duration.ofDays(30));
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        final SSLContext tls = TestTls.server(identity, new Trust(authority.authorities(), List.of()), time);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(final HttpsParameters parameters) {
                final SSLParameters wanted = tls.getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    /** All certificates so far. */
    List<X509Certificate> issued() {
        return issued;
    }

    /** All requests so far: method, path, and by whom. */
    List<String> asked() {
        return asked;
    }

    /** Issues what was asked for, to last so long from now. */
    Function<Asked, X509Certificate> life(final Duration life) {
        return wish -> authority.client(wish.name(), wish.key(), time.now().minusSeconds(1), life);
    }

    void issues(final Function<Asked, X509Certificate> other) {
        issuing = other;
    }

    void refuses(final int status, final String type, final String body) {
        refusal = Optional.of(new Refusal(status, type, body));
    }

    void refusesNothing() {
        refusal = Optional.empty();
    }

    void revokes(final X509Certificate certificate) {
        revoked = certificate;
    }

    /** What it does is done, and nobody hears of it. */
    void losesAnswers(final boolean lost) {
        answersAreLost = lost;
    }

    void newToken() {
        forToken = Optional.empty();
    }

    private void answer(final HttpExchange exchange) throws IOException {
        try (exchange) {
            final Optional<X509Certificate> client = client((HttpsExchange) exchange);
            final String path = exchange.getRequestURI().getPath();
            asked.add(exchange.getRequestMethod() + " " + path + (client.isPresent() ? " with certificate" : ""));
            if (refusal.isPresent()) {
                send(
                        exchange,
                        refusal.get().status(),
                        refusal.get().type(),
                        refusal.get().body().getBytes(UTF_8));
                return;
            }
            switch (path) {
                case "/.well-known/est/simpleenroll" -> enrol(exchange);
                case "/.well-known/est/simplereenroll" -> renew(exchange, client);
                case "/.well-known/doorclock/site-keys" -> siteKeys(exchange, client);
                default -> send(exchange, 404, "text/plain", "no such page".getBytes(UTF_8));
            }
        }
    }

    private void enrol(final HttpExchange exchange) throws IOException {
        final String given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("Basic ");
        final String[] login = new String(Base64.getDecoder().decode(given.substring(6)), UTF_8).split(":", 2);
        if (login.length != 2 || !login[1].equals(TOKEN)) {
            send(exchange, 401, "text/plain", "the token is not accepted".getBytes(UTF_8));
            return;
        }
        issue(exchange, login[0], true);
    }

    private void renew(final HttpExchange exchange, final Optional<X509Certificate> client) throws IOException {
        if (client.isEmpty() || client.get().equals(revoked)) {
            send(exchange, 403, "text/plain", "who are you?".getBytes(UTF_8));
            return;
        }
        issue(exchange, client.get().getSubjectX500Principal().getName().substring("CN=".length()), false);
    }

    private void siteKeys(final HttpExchange exchange, final Optional<X509Certificate> client) throws IOException {
        if (client.isEmpty() || client.get().equals(revoked)) {
            send(exchange, 403, "text/plain", "who are you?".getBytes(UTF_8));
            return;
        }
        send(exchange, 200, "application/json", SITE_KEYS.getBytes(UTF_8));
    }

    private void issue(final HttpExchange exchange, final String name, final boolean byToken) throws IOException {
        final PublicKey key;
        try {
            final JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(
                    Base64.getMimeDecoder().decode(exchange.getRequestBody().readAllBytes()));
            key = request.getPublicKey();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))
                    || !request.getSubject().toString().equals("CN=" + name)) {
                send(exchange, 400, "text/plain", "not for ".concat(name).getBytes(UTF_8));
                return;
            }
        } catch (GeneralSecurityException | OperatorCreationException | PKCSException e) {
            throw new IOException(e);
        }
        final X509Certificate certificate;
        if (byToken && forToken.isPresent()) {
            certificate = forToken.get();
            if (!certificate.getPublicKey().equals(key)) {
                send(exchange, 401, "text/plain", "the token is not accepted".getBytes(UTF_8));
                return;
            }
        } else {
            certificate = issuing.apply(new Asked(name, key));
            issued.add(certificate);
        }
        if (byToken) {
            forToken = Optional.of(certificate);
        }
        send(
                exchange,
                200,
                "application/pkcs7-mime; smime-type=certs-only",
                Base64.getMimeEncoder().encode(certsOnly(certificate)));
    }

    private static byte[] certsOnly(final X509Certificate certificate) throws IOException {
        try {
            final CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            return generator.generate(new CMSAbsentContent()).getEncoded();
        } catch (GeneralSecurityException | CMSException e) {
            throw new IOException(e);
        }
    }

    private void send(final HttpExchange exchange, final int status, final String type, final byte[] body)
            throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (answersAreLost) {
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Optional<X509Certificate> client(final HttpsExchange exchange) {
        try {
            return Optional.of((X509Certificate) exchange.getSSLSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
