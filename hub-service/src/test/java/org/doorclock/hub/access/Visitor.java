// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser keeps of a hub: its cookies. It follows no redirect by itself. For one thread. */
final class Visitor {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

    private final HttpClient client;
    private final URI hub;
    private final Map<String, String> cookies = new TreeMap<>();

    Visitor(final HttpClient client, final URI hub) {
        this.client = client;
        this.hub = hub;
    }

    HttpResponse<String> get(final String path) {
        return get(hub.resolve(path));
    }

    HttpResponse<String> get(final URI address) {
        return send(HttpRequest.newBuilder(address).header("Accept", "text/html"));
    }

    /** Sends a form of the page that is at {@code page}. */
    HttpResponse<String> post(final String page, final String path, final Map<String, String> fields) {
        final Matcher token = FORM_TOKEN.matcher(get(page).body());
        final Map<String, String> all = new TreeMap<>(fields);
        if (token.find()) {
            all.put("form-token", token.group(1));
        }
        return send(HttpRequest.newBuilder(hub.resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(all.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
    }

    boolean isSignedIn() {
        return get("/account").statusCode() == 200;
    }

    /** Takes over a cookie of another browser. */
    void carry(final String name, final String value) {
        cookies.put(name, value);
    }

    Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    static URI location(final HttpResponse<String> answer) {
        return answer.request()
                .uri()
                .resolve(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new AssertionError(answer.statusCode() + ": " + answer.body())));
    }

    private HttpResponse<String> send(final HttpRequest.Builder request) {
        try {
            final HttpRequest.Builder asked = request;
            if (!cookies.isEmpty()) {
                asked.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            final HttpResponse<String> answer = client.send(asked.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void keep(final String cookie) {
        final String[] pair = cookie.split(";")[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
