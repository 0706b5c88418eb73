// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the hub answers: JSON, and pages of a list. */
public final class Answers {

    public static final String JSON = "application/json";
    public static final String HTML = "text/html; charset=utf-8";

    private Answers() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static void json(final ServerResponse response, final JsonNode body) {
        bytes(response, JSON, body.toString().getBytes(UTF_8));
    }

    public static void bytes(final ServerResponse response, final String contentType, final byte[] body) {
        response.header(HeaderNames.CONTENT_TYPE, contentType);
        response.send(body);
    }

    /** An error, with the headers that every answer has. */
    public static void problem(final ServerResponse response, final Problem problem) {
        response.status(problem.status());
        SecurityHeaders.addTo(response.headers());
        bytes(response, Problem.CONTENT_TYPE, problem.encode());
    }

    /** A page for people, which no cache may keep. */
    public static void page(final ServerResponse response, final String html) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        bytes(response, HTML, html.getBytes(UTF_8));
    }

    /** Sends the browser on with a GET; {@code path} is one of this hub's, or an address that its configuration led to. */
    public static void seeOther(final ServerResponse response, final String path) {
        response.status(Status.SEE_OTHER_303);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(HeaderNames.LOCATION, path);
        response.send();
    }

    /**
     * One page of a list: {@code {"items": [...]}}, and {@code Link: <...>; rel="next"} with the same query and the next
     * cursor if there is more.
     *
     * @param items in the list's order, no more than {@link Query#limit()}
     * @param lastKey the key of the last item, which {@link Query#cursor()} of the next request gives back; empty at
     *     the end of the list
     */
    public static void page(
            final ServerRequest request,
            final ServerResponse response,
            final List<? extends JsonNode> items,
            final Optional<String> lastKey) {
        lastKey.ifPresent(key -> linkNext(request, response, key));
        final ObjectNode body = object();
        final ArrayNode list = body.putArray("items");
        items.forEach(list::add);
        json(response, body);
    }

    /** The {@code Link} of {@link #page} alone, for a page in another form. */
    public static void linkNext(final ServerRequest request, final ServerResponse response, final String lastKey) {
        final String rest = request.query().toMap().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("cursor"))
                .flatMap(parameter -> parameter.getValue().stream().map(value -> encode(parameter.getKey(), value)))
                .collect(Collectors.joining());
        final String next = request.path().path() + "?cursor=" + Query.cursorOf(lastKey) + rest;
        response.header(HeaderNames.create("Link"), "<" + next + ">; rel=\"next\"");
    }

    private static String encode(final String name, final String value) {
        return "&" + name + "=" + URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
