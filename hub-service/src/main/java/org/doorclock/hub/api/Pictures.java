// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.doorclock.hub.charts.Png;
import org.doorclock.hub.compliance.Basis;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;

/** Answers charts, under the name that the same figures have as a table. */
final class Pictures {

    private static final String SVG = "image/svg+xml; charset=utf-8";
    private static final String PNG = "image/png";

    private Pictures() {}

    static void svg(final ServerResponse response, final Table table, final Basis basis, final String svg) {
        named(response, BasisJson.named(table, basis).name() + ".svg");
        Answers.bytes(response, SVG, svg.getBytes(UTF_8));
    }

    static void png(final ServerResponse response, final Table table, final Basis basis, final String svg) {
        named(response, BasisJson.named(table, basis).name() + ".png");
        Answers.bytes(response, PNG, Png.of(svg));
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

    /** Shown by browsers, and stored under this name. */
    private static void named(final ServerResponse response, final String name) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(
                HeaderNames.CONTENT_DISPOSITION,
                "inline; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]+", "-") + "\"");
    }
}
