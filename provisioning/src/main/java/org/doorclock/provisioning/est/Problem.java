// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A refusal as RFC 9457 has it, where RFC 7030 leaves the form free. Nothing in it repeats what was sent.
 *
 * @param status HTTP's
 * @param kind stable word, the last level of the type {@code /problems/...}
 * @param detail what was wrong
 * @param remedy what to do
 */
record Problem(int status, String kind, String detail, String remedy) {

    static final String CONTENT_TYPE = "application/problem+json";

    static Problem badRequest(final String detail, final String remedy) {
        return new Problem(400, "bad-request", detail, remedy);
    }

    static Problem unauthorized(final String detail, final String remedy) {
        return new Problem(401, "unauthorized", detail, remedy);
    }

    static Problem forbidden(final String detail, final String remedy) {
        return new Problem(403, "forbidden", detail, remedy);
    }

    static Problem notFound() {
        return new Problem(
                404,
                "not-found",
                "There is nothing at this address.",
                "See RFC 7030 for what is below /.well-known/est/.");
    }

    static Problem tooMany(final String detail, final long seconds) {
        return new Problem(429, "too-many-requests", detail, "Wait " + seconds + " s, then try again.");
    }

    static Problem unavailable() {
        return new Problem(
                503,
                "unavailable",
                "The authority's files cannot be used; nothing was changed that counts.",
                "Try again later; whoever runs this server finds why in its log.");
    }

    /** For any other status that HTTP itself asks for. */
    static Problem ofStatus(final int status) {
        return switch (status) {
            case 404 -> notFound();
            case 413 ->
                new Problem(413, "too-large", "The request is too large.", "A request has a few hundred bytes.");
            default ->
                status >= 500
                        ? new Problem(
                                status,
                                "internal",
                                "Something went wrong inside the server; its log says where.",
                                "Try again; if it stays so, tell who runs it the time of this answer.")
                        : new Problem(status, "refused", "HTTP does not allow this request.", "See RFC 7030.");
        };
    }

    byte[] encode() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "/problems/" + kind)
                .put("title", kind.replace('-', ' '))
                .put("status", status)
                .put("detail", detail)
                .put("remedy", remedy)
                .toString()
                .getBytes(UTF_8);
    }
}
