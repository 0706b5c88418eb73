// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.doorclock.hub.charts.Png;
import org.doorclock.hub.compliance.Basis;
import org.doorclock.hub.exports.Csv;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;

/**
 * Figures in every form that they can be asked for; only the one that is asked for is made. All have the same name where
 * they are stored as files.
 */
record Shown(Table table, Supplier<JsonNode> json, Supplier<Stream<? extends JsonNode>> rows, Supplier<String> svg) {

    private static final String SVG = "image/svg+xml; charset=utf-8";
    private static final String PNG = "image/png";

    /** @param table how {@code rows} become a file, named after what the figures are of */
    static Shown of(
            final Table table,
            final Basis basis,
            final Supplier<JsonNode> json,
            final Supplier<Stream<? extends JsonNode>> rows,
            final Supplier<String> svg) {
        return new Shown(BasisJson.named(table, basis), json, rows, svg);
    }

    /** As {@code query} wants it. */
    void answer(final Query query, final ServerResponse response) {
        switch (query.form()) {
            case JSON -> {
                notStored(response);
                Answers.json(response, json.get());
            }
            case CSV -> {
                notStored(response);
                Csv.answer(query, response, table, rows.get());
            }
            case SVG -> picture(response, SVG, ".svg", svg.get().getBytes(UTF_8));
            case PNG -> picture(response, PNG, ".png", Png.of(svg.get()));
        }
    }

    /** A picture is of one: of what there is, the only one. */
    static <T> T only(final List<T> drawn) {
        if (drawn.size() != 1) {
            throw drawn.isEmpty()
                    ? Parameters.wrong(
                            "No place has enough patients for a picture.",
                            "Ask for more days, or see the JSON for what was left out and why.")
                    : Parameters.wrong(
                            "Of these parameters there are " + drawn.size() + " charts, and a picture is of one.",
                            "Name one place, such as site=north, and one period.");
        }
        return drawn.getFirst();
    }

    /** Browsers show it, and store it under its name. */
    private void picture(final ServerResponse response, final String type, final String ending, final byte[] bytes) {
        notStored(response);
        response.header(
                HeaderNames.CONTENT_DISPOSITION,
                "inline; filename=\"" + (table.name() + ending).replaceAll("[^A-Za-z0-9._-]+", "-") + "\"");
        Answers.bytes(response, type, bytes);
    }

    private static void notStored(final ServerResponse response) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
    }
}
