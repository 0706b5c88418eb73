// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An error as RFC 9457 has it. Nothing in it repeats what was sent: no identifier, no exception's message.
 *
 * @param status HTTP's status
 * @param kind stable word, the last level of the type {@code /problems/...}
 * @param title the kind in words, always the same
 * @param detail what was wrong this time
 * @param remedy what to do
 */
public record Problem(int status, String kind, String title, String detail, String remedy) {

    public static final String CONTENT_TYPE = "application/problem+json";

    public static Problem badRequest(final String detail, final String remedy) {
        return new Problem(400, "bad-request", "The request is not understood", detail, remedy);
    }

    public static Problem notFound(final String detail, final String remedy) {
        return new Problem(404, "not-found", "There is nothing here", detail, remedy);
    }

    /** Nobody knows who asks. */
    public static Problem unauthorized(final String detail, final String remedy) {
        return new Problem(401, "unauthorized", "It is not known who asks", detail, remedy);
    }

    /** Who asks is known, and may not. */
    public static Problem forbidden(final String detail, final String remedy) {
        return new Problem(403, "forbidden", "This is not allowed", detail, remedy);
    }

    static Problem methodNotAllowed(final String allowed) {
        return new Problem(
                405,
                "method-not-allowed",
                "The method is not one of this address",
                "This address is there, but not for this method.",
                "Use " + allowed + ".");
    }

    static Problem tooLarge() {
        return new Problem(
                413,
                "too-large",
                "The request is too large",
                "The hub takes no more than " + HubServer.MOST_REQUEST_BYTES + " bytes.",
                "Send less at a time.");
    }

    /** Content that was understood and cannot be taken: rows of a file, an undecided choice. */
    public static Problem unprocessable(final String detail, final String remedy) {
        return new Problem(422, "unprocessable", "The content cannot be taken", detail, remedy);
    }

    /** A part of the hub is not working now. */
    public static Problem unavailable(final String detail, final String remedy) {
        return new Problem(503, "unavailable", "A part of the hub is not working", detail, remedy);
    }

    static Problem internal() {
        return new Problem(
                500,
                "internal",
                "The hub failed",
                "Something went wrong inside the hub; its log says where.",
                "Try again; if it stays so, tell who runs the hub the time of this answer.");
    }

    /** What stands for any other status that HTTP itself asks for. */
    static Problem ofStatus(final int status) {
        return switch (status) {
            case 400 ->
                badRequest(
                        "It is not well-formed HTTP, or its content is not what this address takes.", "See /openapi.");
            case 404 -> notFound("No page and no part of the API has this address.", "See /openapi for what there is.");
            case 413 -> tooLarge();
            default ->
                status >= 500
                        ? internal()
                        : new Problem(
                                status,
                                "refused",
                                "The request is refused",
                                "HTTP does not allow it.",
                                "See /openapi.");
        };
    }

    public String type() {
        return "/problems/" + kind;
    }

    public byte[] encode() {
        return json().toString().getBytes(UTF_8);
    }

    /** Its members; more may be put beside them. */
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type())
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("remedy", remedy);
    }
}
