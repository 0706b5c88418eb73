// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;

/** An OpenID Connect provider with a page of its own, on which one person can go on. What it must refuse is tested at the hub. */
final class SmallProvider implements AutoCloseable {

    static final String CLIENT = "doorclock";
    static final String GO_ON = "Go on as a manager";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final KeyPair key;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    SmallProvider() throws IOException, GeneralSecurityException {
        final KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        key = generator.generateKeyPair();
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> send(exchange, "application/json", """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/ask", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/end", "response_types_supported": ["code"],
                 "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer())));
        server.createContext("/keys", exchange -> send(exchange, "application/json", """
                {"keys": [{"kty": "RSA", "kid": "one", "use": "sig", "alg": "RS256", "n": "%s", "e": "AQAB"}]}
                """.formatted(modulus())));
        server.createContext("/ask", this::ask);
        server.createContext("/token", this::token);
        server.createContext("/end", exchange -> send(exchange, "text/html", page("Signed out here too", "")));
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void ask(final HttpExchange exchange) throws IOException {
        final Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        final String code = "code-" + nonces.size();
        nonces.put(code, asked.get("nonce"));
        send(
                exchange,
                "text/html",
                page(
                        "The provider",
                        "<p><a href=\"%s?code=%s&amp;state=%s\">%s</a></p>"
                                .formatted(asked.get("redirect_uri"), code, asked.get("state"), GO_ON)));
    }

    private void token(final HttpExchange exchange) throws IOException {
        final Map<String, String> form =
                form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        final long now = new SystemTimeSource(ClockTrust.HOST).now().getEpochSecond();
        send(exchange, "application/json", """
                {"access_token": "of no use here", "token_type": "Bearer", "id_token": "%s"}
                """.formatted(
                        signed("""
                        {"iss": "%s", "sub": "1", "aud": "%s", "nonce": "%s", "iat": %d, "exp": %d,
                         "name": "A manager", "groups": ["stroke-managers"]}
                        """.formatted(issuer(), CLIENT, nonces.remove(form.get("code")), now, now + 300))));
    }

    private String signed(final String claims) {
        final String content =
                base64("{\"alg\": \"RS256\", \"kid\": \"one\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        try {
            final Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(content.getBytes(UTF_8));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String modulus() {
        final byte[] bytes = ((RSAPublicKey) key.getPublic()).getModulus().toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String page(final String title, final String content) {
        return "<!doctype html><html lang=\"en\"><link rel=\"icon\" href=\"data:,\"><title>%1$s</title><h1>%1$s</h1>%2$s</html>"
                .formatted(title, content);
    }

    private static Map<String, String> form(final String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static String base64(final byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void send(final HttpExchange exchange, final String type, final String body) throws IOException {
        final byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
