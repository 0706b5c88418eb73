// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;

/**
 * An OpenID Connect provider over real HTTP, which knows one person and signs them in without asking. It is honest: codes
 * are good once, for the client, the address and the PKCE verifier that they were made for. What it says can be bent.
 */
public final class TestProvider implements AutoCloseable {

    public static final String CLIENT = "doorclock";
    public static final String SECRET = "a secret: 100% & more";
    public static final String SUBJECT = "subject-4711";

    private static final String VERIFIER = "code_verifier";

    private final HttpServer server;
    private final SystemTimeSource time = new SystemTimeSource(ClockTrust.HOST);
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> tokenRequests = new CopyOnWriteArrayList<>();
    private final AtomicInteger keyFetches = new AtomicInteger();
    private volatile List<TestKey> keys = List.of(TestKey.rsa("first"));
    private volatile Consumer<ObjectNode> description = known -> {};
    private volatile Consumer<ObjectNode> claims = said -> {};
    private volatile BiFunction<TestKey, ObjectNode, String> signer = TestKey::sign;
    private volatile Consumer<Map<String, String>> answer = parameters -> {};
    private volatile boolean publicClient;

    public TestProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, 200, description()));
        server.createContext("/authorise", this::authorise);
        server.createContext("/token", this::token);
        server.createContext("/keys", this::keys);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Changes what it says of itself. */
    public void describe(final Consumer<ObjectNode> change) {
        description = change;
    }

    /** Changes what it says of the person. */
    public void say(final Consumer<ObjectNode> change) {
        claims = change;
    }

    /** Signs otherwise than with the first of its keys. */
    public void sign(final BiFunction<TestKey, ObjectNode, String> how) {
        signer = how;
    }

    /** Changes what it sends the browser back with. */
    public void answer(final Consumer<Map<String, String>> change) {
        answer = change;
    }

    public void publish(final TestKey... published) {
        keys = List.of(published);
    }

    public void takePublicClients() {
        publicClient = true;
    }

    public TestKey key() {
        return keys.getFirst();
    }

    /** How often its keys were asked for. */
    public int keyFetches() {
        return keyFetches.get();
    }

    /** What came to the token endpoint. */
    public List<Map<String, String>> tokenRequests() {
        return List.copyOf(tokenRequests);
    }

    /** All codes and tokens so far. */
    public List<String> secrets() {
        return List.copyOf(secrets);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private ObjectNode description() {
        final ObjectNode known = object().put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorise")
                .put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/keys")
                .put("end_session_endpoint", issuer() + "/end")
                .put("authorization_response_iss_parameter_supported", true);
        known.putArray("response_types_supported").add("code");
        known.putArray("subject_types_supported").add("public");
        known.putArray("id_token_signing_alg_values_supported").add("RS256").add("ES256");
        known.putArray("code_challenge_methods_supported").add("S256");
        description.accept(known);
        return known;
    }

    private void authorise(final HttpExchange exchange) throws IOException {
        final Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        final boolean good = "code".equals(asked.get("response_type"))
                && CLIENT.equals(asked.get("client_id"))
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.getOrDefault("code_challenge", "").length() == 43
                && Arrays.asList(asked.getOrDefault("scope", "").split(" ")).contains("openid")
                && asked.containsKey("nonce")
                && asked.containsKey("state");
        if (!good) {
            json(exchange, 400, object().put("error", "invalid_request"));
            return;
        }
        final String code = fresh();
        codes.put(code, asked);
        final Map<String, String> back = new ConcurrentHashMap<>(
                Map.of("code", code, "state", asked.get("state"), "iss", issuer(), "session_state", "of no concern"));
        answer.accept(back);
        final String query = back.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        exchange.getResponseHeaders().add("Location", asked.get("redirect_uri") + "?" + query);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(final HttpExchange exchange) throws IOException {
        final Map<String, String> form =
                form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        tokenRequests.add(form);
        if (!isClient(exchange, form)) {
            json(exchange, 401, object().put("error", "invalid_client"));
            return;
        }
        final Map<String, String> asked = codes.getOrDefault(form.getOrDefault("code", ""), Map.of());
        codes.remove(form.getOrDefault("code", ""));
        if (!"authorization_code".equals(form.get("grant_type"))
                || asked.isEmpty()
                || !asked.get("redirect_uri").equals(form.get("redirect_uri"))
                || !asked.get("code_challenge").equals(challenge(form.getOrDefault(VERIFIER, "")))) {
            json(exchange, 400, object().put("error", "invalid_grant"));
            return;
        }
        final String token = signer.apply(key(), claims(asked.get("nonce")));
        secrets.add(token);
        json(
                exchange,
                200,
                object().put("access_token", fresh())
                        .put("token_type", "Bearer")
                        .put("expires_in", 300)
                        .put("id_token", token));
    }

    private boolean isClient(final HttpExchange exchange, final Map<String, String> form) {
        final String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null) {
            return CLIENT.equals(form.get("client_id")) && (publicClient || SECRET.equals(form.get("client_secret")));
        }
        final String[] pair =
                new String(Base64.getDecoder().decode(header.substring("Basic ".length())), UTF_8).split(":", 2);
        return CLIENT.equals(pair[0]) && SECRET.equals(URLDecoder.decode(pair[1], UTF_8));
    }

    private ObjectNode claims(final String nonce) {
        final Instant now = time.now();
        final ObjectNode said = object().put("iss", issuer())
                .put("sub", SUBJECT)
                .put("aud", CLIENT)
                .put("nonce", nonce)
                .put("iat", now.getEpochSecond())
                .put("exp", now.getEpochSecond() + 300)
                .put("name", "A manager");
        said.putArray("groups").add("stroke-managers").add("parking");
        claims.accept(said);
        return said;
    }

    private void keys(final HttpExchange exchange) throws IOException {
        keyFetches.incrementAndGet();
        final ObjectNode set = object();
        final var list = set.putArray("keys");
        keys.forEach(key -> list.add(key.jwk()));
        json(exchange, 200, set);
    }

    private String fresh() {
        final String secret = UUID.randomUUID().toString();
        secrets.add(secret);
        return secret;
    }

    private static String challenge(final String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(final String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], UTF_8), pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void json(final HttpExchange exchange, final int status, final ObjectNode body) throws IOException {
        final byte[] bytes = body.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
