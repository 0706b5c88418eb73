// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.doorclock.event.Names;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile values in every parameter and every member of a body that the API's description names, and in the pages'. */
class HostileParametersTest {

    private static final List<String> HOSTILE = List.of(
            "' OR '1'='1",
            "'; DROP TABLE cases; --",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "${jndi:ldap://127.0.0.1/x}",
            "{{7*7}}%{7*7}",
            "../../../../etc/passwd",
            "\0",
            "x\r\nX-Injected: yes\r\n\r\n<script>",
            "\u202e\ufeff\ud83e\udd37",
            "A".repeat(1500),
            "-1",
            "99999999999999999999",
            "NaN",
            "2026-02-31",
            "+999999999-12-31",
            "=cmd|'/c calc'!A1",
            "%");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static RealHub hub;
    private static JsonNode document;
    private static String token;

    @BeforeAll
    static void start() throws IOException {
        hub = new RealHub(directory);
        token = hub.all();
        try (InputStream in = HostileParametersTest.class.getResourceAsStream("/openapi.yaml")) {
            document = new YAMLMapper().readTree(in);
        }
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void noParameterOfTheApiBreaksTheHubOrComesBackAsMarkup() {
        int asked = 0;
        for (final Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (final Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                final List<JsonNode> parameters = parameters(method.getValue());
                for (final JsonNode parameter : parameters) {
                    for (final String value : HOSTILE) {
                        if (path.getKey().endsWith("/stream") && Names.isValid(value)) {
                            continue; // a site like any other, whose stream has no end
                        }
                        final String target = target(path.getKey(), parameters, parameter, value);
                        harmless(send(method.getKey(), target, ""), target, value, true);
                        asked++;
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(1000);
    }

    @Test
    void noMemberOfABodyBreaksTheHubOrComesBackAsMarkup() throws IOException {
        int asked = 0;
        for (final Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            final JsonNode content = path.getValue().at("/post/requestBody/content/application~1json");
            for (final Map.Entry<String, JsonNode> member :
                    resolve(content.path("schema")).path("properties").properties()) {
                for (final String value : HOSTILE) {
                    final ObjectNode body = content.path("examples")
                            .elements()
                            .next()
                            .path("value")
                            .deepCopy();
                    body.put(member.getKey(), value);
                    final String target = path.getKey()
                            .replace("{id}", "case-1")
                            .replace("{site}", "north")
                            .replace("{device}", "ct1")
                            .replace("{version}", "1.0.0");
                    harmless(send("post", target, JSON.writeValueAsString(body)), target + " " + body, value, false);
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(100);
    }

    @Test
    void noParameterOfAPageBreaksTheHubOrComesBackAsMarkup() {
        for (final String page : List.of(
                "/?site=%s",
                "/?measure=%s",
                "/?by=%s",
                "/?from=%s",
                "/?to=%s",
                "/?%s=x",
                "/board/%s",
                "/board/north?level=%s",
                "/board/%s/setup",
                "/board/north/setup?inches=%s",
                "/cases?site=%s",
                "/cases?before=%s",
                "/cases/%s",
                "/fleet?site=%s",
                "/fleet?state=%s",
                "/fleet/%s/ct1",
                "/fleet/north/%s",
                "/d/%s",
                "/sign-in?next=%s",
                "/open/%s",
                "/pages/%s",
                "/web/%s",
                "/%s",
                "/api/v1/%s")) {
            for (final String value : HOSTILE) {
                final String target = page.formatted(encoded(value));
                harmless(send("get", target, ""), target, value, false);
            }
        }
    }

    private static void harmless(
            final HttpResponse<String> answer, final String target, final String value, final boolean refused) {
        assertThat(answer.statusCode()).as(target + "\n" + answer.body()).isLessThan(500);
        assertThat(answer.headers().firstValue("X-Injected")).as(target).isEmpty();
        final String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() >= 400) {
            assertThat(type).as(target).matches("application/problem\\+json|text/html; charset=utf-8");
        }
        if (type.startsWith("text/html") || answer.statusCode() >= 400) {
            assertThat(answer.body()).as(target).doesNotContain("<script>alert", "<img src=x", "<script>\r\n");
        }
        if (refused && answer.statusCode() >= 400 && value.length() > 4) {
            assertThat(answer.body()).as(target).doesNotContain(value);
        }
    }

    private static String target(
            final String path, final List<JsonNode> parameters, final JsonNode hostile, final String value) {
        String target = path;
        final List<String> query = new ArrayList<>();
        for (final JsonNode parameter : parameters) {
            final String name = parameter.path("name").asText();
            final String given = parameter == hostile ? value : usual(name);
            if (parameter.path("in").asText().equals("path")) {
                target = target.replace("{" + name + "}", encoded(given));
            } else if (parameter == hostile || parameter.path("required").asBoolean()) {
                query.add(name + "=" + encoded(given));
            }
        }
        return query.isEmpty() ? target : target + "?" + String.join("&", query);
    }

    private static String usual(final String name) {
        return switch (name) {
            case "id" -> "case-1";
            case "measure" -> "asi-4a";
            case "site" -> "north";
            default -> "2026-03-01";
        };
    }

    private static List<JsonNode> parameters(final JsonNode operation) {
        final List<JsonNode> parameters = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        return parameters;
    }

    private static JsonNode resolve(final JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static HttpResponse<String> send(final String method, final String target, final String body) {
        return hub.send(
                method.toUpperCase(Locale.ROOT),
                target,
                body,
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                target.startsWith("/api/v1/imports") ? "text/csv" : "application/json");
    }

    private static String encoded(final String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
