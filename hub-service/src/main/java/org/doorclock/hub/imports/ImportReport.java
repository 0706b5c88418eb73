// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** A hub's answer to an import, in words: what is wrong to one stream, the summary to the other. */
final class ImportReport {

    private final JsonNode answer;

    /** @param answer that of {@code POST /api/v1/imports}, or its problem */
    ImportReport(final JsonNode answer) {
        this.answer = answer;
    }

    void print(final PrintStream out, final PrintStream err) {
        answer.path("errors").forEach(error -> err.println(line(error)));
        final long more = number("errorCount") - answer.path("errors").size();
        if (more > 0) {
            err.println("and " + more + " more");
        }
        if (answer.path("detail").isTextual()) {
            err.println(
                    answer.path("detail").asText() + " " + answer.path("remedy").asText());
        }
        out.println(summary());
    }

    private String summary() {
        return number("rows") + " rows: " + number("added")
                + (answer.path("dryRun").asBoolean() ? " would be added, " : " added, ")
                + number("alreadyThere") + " already there, "
                + (number("duplicates") > 0 ? number("duplicates") + " twice in the file, " : "")
                + number("bad") + " bad";
    }

    private long number(final String field) {
        return answer.path(field).asLong();
    }

    private static String line(final JsonNode error) {
        final String column = error.path("column").asText();
        return "line " + error.path("line").asLong() + (column.isEmpty() ? "" : ", " + column) + ": "
                + error.path("reason").asText();
    }
}
