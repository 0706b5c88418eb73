// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps cookies and sends forms with their hidden fields, as a browser does, and follows nothing by itself. */
final class Browser {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    private final AccessServer server;
    private final Map<String, String> cookies = new TreeMap<>();
    private HttpResponse<String> last;

    Browser(final AccessServer server) {
        this.server = server;
    }

    HttpResponse<String> open(final String path) {
        return keep(server.get(path, headers()));
    }

    /** Fills in the form of the page that was opened last and sends it to {@code path}. */
    HttpResponse<String> send(final String path, final Map<String, String> typed) {
        final Map<String, String> fields = new HashMap<>();
        final Matcher hidden = HIDDEN.matcher(last.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2).replace("&amp;", "&"));
        }
        fields.putAll(typed);
        return keep(server.post(path, fields, headers("Origin", server.origin())));
    }

    HttpResponse<String> signIn(final String name, final String password) {
        open("/sign-in");
        return send("/sign-in", Map.of("name", name, "password", password));
    }

    String cookie(final String name) {
        return cookies.getOrDefault(name, "");
    }

    void setCookie(final String name, final String value) {
        cookies.put(name, value);
    }

    private String[] headers(final String... more) {
        final String all = cookies.entrySet().stream()
                .map(c -> c.getKey() + "=" + c.getValue())
                .collect(Collectors.joining("; "));
        return all.isEmpty()
                ? more
                : Stream.concat(Stream.of("Cookie", all), Stream.of(more)).toArray(String[]::new);
    }

    private HttpResponse<String> keep(final HttpResponse<String> answer) {
        last = answer;
        for (final String line : answer.headers().allValues("Set-Cookie")) {
            final String[] pair = line.split(";")[0].split("=", 2);
            if (line.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }
}
