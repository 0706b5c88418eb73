// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks a running program over HTTP and keeps every answer, for a later search through them all. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final String token;
    private final HttpClient client;
    private final List<String> answers = new CopyOnWriteArrayList<>();

    /** Of a program that asks nobody who they are. @param base ending in a slash */
    Api(final String base) {
        this(base, "");
    }

    /**
     * @param base ending in a slash
     * @param token of a hub
     */
    Api(final String base, final String token) {
        this(base, token, HttpClient.newHttpClient());
    }

    /** Of a hub that is believed as {@code client} says. */
    Api(final String base, final String token, final HttpClient client) {
        this.base = base;
        this.token = token;
        this.client = client;
    }

    HttpResponse<String> ask(final String path) {
        return send(request(path).build());
    }

    HttpResponse<String> post(final String path, final String type, final String body) {
        return send(request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    JsonNode json(final String path) {
        try {
            return JSON.readTree(ask(path).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every answer so far. */
    List<String> answers() {
        return answers;
    }

    private HttpRequest.Builder request(final String path) {
        final HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(final HttpRequest request) {
        try {
            final HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            answers.add(answer.headers() + answer.body());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
