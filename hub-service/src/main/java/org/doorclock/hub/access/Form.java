// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;

/**
 * What a form of a page sent. The gate reads and checks it before the route is reached: a route takes it with {@link
 * #of} and need not know where it came from.
 */
public final class Form {

    /** The hidden field that every form has, with {@link Caller#formToken()}. */
    public static final String TOKEN = "form-token";

    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_FIELDS = 100;

    private final Map<String, String> fields;

    private Form(final Map<String, String> fields) {
        this.fields = Map.copyOf(fields);
    }

    /** @throws ProblemException 415 if the request brought no form */
    public static Form of(final ServerRequest request) {
        return request.context().get(Form.class).orElseThrow(Form::wrongType);
    }

    /** The field's value as it was typed; empty if it was not there. */
    public String text(final String name) {
        return fields.getOrDefault(name, "");
    }

    static boolean isOne(final ServerRequest request) {
        return request.headers()
                .first(HeaderNames.CONTENT_TYPE)
                .filter(type -> type.split(";")[0].strip().equalsIgnoreCase(TYPE))
                .isPresent();
    }

    static Form read(final ServerRequest request) throws IOException {
        if (!isOne(request)) {
            throw wrongType();
        }
        try (InputStream in = request.content().inputStream()) {
            final byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ProblemException(new Problem(
                        413,
                        "too-large",
                        "The request is too large",
                        "No form of this hub is larger than " + MOST_BYTES + " bytes.",
                        "Send less."));
            }
            return parse(new String(bytes, UTF_8));
        }
    }

    static Form parse(final String text) {
        final Map<String, String> fields = new HashMap<>();
        for (final String pair : text.split("&")) {
            final int at = pair.indexOf('=');
            if (at > 0 && fields.put(decode(pair.substring(0, at)), decode(pair.substring(at + 1))) != null) {
                throw wrong();
            }
            if (fields.size() > MOST_FIELDS) {
                throw wrong();
            }
        }
        return new Form(fields);
    }

    private static String decode(final String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrong();
        }
    }

    private static ProblemException wrong() {
        return new ProblemException(
                Problem.badRequest("The form is not well-formed.", "Send it from the hub's own page."));
    }

    private static ProblemException wrongType() {
        return new ProblemException(new Problem(
                415,
                "unsupported-media-type",
                "The content is of another type",
                "This address takes what a form of the hub's pages sends.",
                "Send it as " + TYPE + "."));
    }
}
