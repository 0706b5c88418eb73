// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import org.doorclock.door.enrol.EstException.Fault;

/** What an answer means that brings no certificate. */
final class EstAnswer {

    private static final int MOST_CHARACTERS = 300;

    private EstAnswer() {}

    static EstException refusal(final URI server, final HttpResponse<byte[]> answer) {
        final String where = server.getHost() + ":" + server.getPort();
        return switch (answer.statusCode()) {
            case 401, 403 -> new EstException(Fault.REFUSED, where + " refuses this device" + said(answer, false));
            case 400, 409, 422 ->
                new EstException(
                        Fault.REFUSED_REQUEST, where + " refuses what this device asks for" + said(answer, true));
            case 202, 429, 503 ->
                new EstException(
                        Fault.LATER,
                        where + " asks to come again later" + said(answer, false)
                                + answer.headers()
                                        .firstValue("Retry-After")
                                        .filter(wait -> wait.matches("\\d{1,6}"))
                                        .map(wait -> " Try again in " + wait + " s.")
                                        .orElse(" Try again in a few minutes."));
            default ->
                new EstException(
                        Fault.UNREACHABLE,
                        where + " answers " + answer.statusCode() + " where an enrolment server would not"
                                + said(answer, true) + " Check est.url and the server's log.");
        };
    }

    /** What the server says itself, on one line; shown, and believed no further. */
    private static String said(final HttpResponse<byte[]> answer, final boolean withRemedy) {
        final String line =
                text(answer, withRemedy).replaceAll("[\\p{C}\\s]+", " ").strip();
        if (line.isEmpty()) {
            return ".";
        }
        final String cut = line.substring(0, Math.min(line.length(), MOST_CHARACTERS));
        return ": " + cut + (cut.endsWith(".") ? "" : ".");
    }

    private static String text(final HttpResponse<byte[]> answer, final boolean withRemedy) {
        final String type = answer.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("text/plain")) {
            return new String(answer.body(), UTF_8);
        }
        if (!type.startsWith("application/problem+json")) {
            return "";
        }
        try {
            final JsonNode problem = new ObjectMapper().readTree(answer.body());
            final String detail =
                    problem.path("detail").asText(problem.path("title").asText());
            return withRemedy ? detail + " " + problem.path("remedy").asText() : detail;
        } catch (IOException e) {
            return "";
        }
    }
}
