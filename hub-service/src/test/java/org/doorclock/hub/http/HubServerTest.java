// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.doorclock.hub.access.OpenGate;
import org.doorclock.journal.JournalException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubServerTest {

    private static final String SECRET = "9434765919";

    private static HubServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        server = HubServer.start("127.0.0.1", 0, new OpenGate(), List.of(routing -> {
            routing.get("/list", (request, response) -> {
                final Query query = Query.ofList(request, "site");
                query.csv();
                final int from = query.cursor().map(Integer::parseInt).orElse(0);
                final int to = from + query.limit();
                Answers.page(
                        request,
                        response,
                        List.of(Answers.object().put("from", from)),
                        to < 300 ? Optional.of(String.valueOf(to)) : Optional.empty());
            });
            routing.get("/items/{id}", (request, response) -> Answers.json(response, Answers.object()));
            routing.post("/items/{id}", (request, response) -> {
                final byte[] content = request.content().as(byte[].class);
                Answers.json(response, Answers.object().put("bytes", content.length));
            });
            routing.get("/fails", (request, response) -> {
                throw new IllegalStateException("patient " + SECRET);
            });
            routing.get("/no-journal", (request, response) -> {
                throw new JournalException("disk of " + SECRET);
            });
        }));
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404, not-found",
        "GET, /items, 404, not-found",
        "DELETE, /items/1, 405, method-not-allowed",
        "POST, /list, 405, method-not-allowed",
        "GET, /list?limit=0, 400, bad-request",
        "GET, /list?limit=501, 400, bad-request",
        "GET, /list?limit=ten, 400, bad-request",
        "GET, /list?cursor=%21, 400, bad-request",
        "GET, /list?format=xml, 400, bad-request",
        "GET, /list?stie=a, 400, bad-request",
        "GET, /list?site=a&site=b, 400, bad-request",
        "GET, /fails, 500, internal",
        "GET, /no-journal, 503, unavailable",
    })
    void everyErrorIsAProblemThatRepeatsNothing(
            final String method, final String path, final int status, final String kind) throws Exception {
        final HttpResponse<String> answer = send(method, path + (path.contains("?") ? "&" : "?") + "x=" + SECRET);
        final HttpResponse<String> plain = send(method, path);

        assertThat(plain.statusCode()).isEqualTo(status);
        assertThat(plain.headers().firstValue("content-type")).hasValue("application/problem+json");
        final JsonNode problem = new ObjectMapper().readTree(plain.body());
        assertThat(problem.path("type").asText()).isEqualTo("/problems/" + kind);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("detail").asText()).isNotEmpty();
        assertThat(problem.path("remedy").asText()).isNotEmpty();
        assertThat(plain.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.body() + plain.body()).doesNotContain(SECRET);
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() throws Exception {
        assertThat(send("DELETE", "/items/1").headers().firstValue("allow")).hasValue("GET, POST");
    }

    @Test
    void everyAnswerHasTheSecurityHeaders() throws Exception {
        final HttpResponse<String> answer = send("GET", "/items/1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'", "frame-ancestors"));
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }

    @Test
    void aListIsWalkedByItsLinksToItsEnd() throws Exception {
        final HttpResponse<String> first = send("GET", "/list?site=a%20b&limit=200");
        final String next = first.headers().firstValue("link").orElseThrow();
        assertThat(next).endsWith(">; rel=\"next\"").contains("site=a%20b", "limit=200");

        final HttpResponse<String> second = send("GET", next.substring(1, next.indexOf('>')));
        assertThat(second.body()).isEqualTo("{\"items\":[{\"from\":200}]}");
        assertThat(second.headers().firstValue("link")).isEmpty();
    }

    @Test
    void aRequestBeyondTheLimitIsRefusedUnread() throws Exception {
        final String answer = raw("POST /items/1 HTTP/1.1\r\nHost: a\r\nContent-Length: "
                + (HubServer.MOST_REQUEST_BYTES + 1) + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).contains(" 413 ").contains("/problems/too-large");
    }

    @Test
    void bytesThatAreNotHttpGetAProblem() throws Exception {
        assertThat(raw("GET /" + SECRET + "|<> HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .contains(" 400 ")
                .contains("/problems/bad-request")
                .doesNotContain(SECRET);
    }

    private static String raw(final String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpRequest.Builder request(final String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpResponse<String> send(final String method, final String path) throws Exception {
        return client.send(
                request(path)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
