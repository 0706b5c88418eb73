// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.hub.compliance.Pathways;
import org.doorclock.hub.exports.Column;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;

/** How long the steps of the pathway took, as JSON and as CSV. */
final class PathwayJson {

    static final Table TABLE = Table.ofFields(
                    "doorclock-pathway",
                    "period",
                    "org",
                    "band",
                    "cases",
                    "step",
                    "n",
                    "orderUnsure",
                    "outOfOrder",
                    "undated",
                    "noStart",
                    "noEnd",
                    "neither",
                    "meanMinutes",
                    "medianMinutes",
                    "p90Minutes")
            .and(bounds("mean"))
            .and(bounds("median"))
            .and(bounds("p90"))
            .and(Column.of("suppressed"));

    private PathwayJson() {}

    static ObjectNode of(final Pathways pathways, final Instant now) {
        final ObjectNode node = BasisJson.asked(pathways.basis(), now);
        final ArrayNode rows = node.putArray("breakdowns");
        pathways.breakdowns().forEach(breakdown -> {
            final ObjectNode row = head(breakdown);
            final ArrayNode steps = row.putArray("steps");
            rows.add(row);
            breakdown.steps().forEach(part -> steps.add(put(part, Answers.object())));
        });
        BasisJson.putGrounds(node, pathways.basis());
        return node;
    }

    /** One a step; of a suppressed breakdown a single row without a step. */
    static Stream<ObjectNode> rows(final Pathways pathways) {
        return pathways.breakdowns().stream()
                .flatMap(breakdown -> breakdown.steps().isEmpty()
                        ? Stream.of(head(breakdown))
                        : breakdown.steps().stream().map(part -> put(part, head(breakdown))));
    }

    private static ObjectNode head(final Pathways.Breakdown breakdown) {
        return Answers.object()
                .put("period", breakdown.period())
                .put("org", breakdown.org())
                .put("band", breakdown.band().wireName())
                .put("cases", breakdown.cases())
                .put("suppressed", breakdown.steps().isEmpty());
    }

    private static ObjectNode put(final Pathways.Part part, final ObjectNode node) {
        node.put("step", part.step().wireName())
                .put("n", part.n())
                .put("orderUnsure", part.orderUnsure())
                .put("outOfOrder", part.outOfOrder())
                .put("undated", part.undated())
                .put("noStart", part.noStart())
                .put("noEnd", part.noEnd())
                .put("neither", part.neither());
        put(node, "mean", part.minutes().map(Pathways.Minutes::mean));
        put(node, "median", part.minutes().map(Pathways.Minutes::median));
        put(node, "p90", part.minutes().map(Pathways.Minutes::p90));
        return node.put("suppressed", part.minutes().isEmpty());
    }

    private static void put(final ObjectNode node, final String name, final Optional<Pathways.Bounded> value) {
        value.ifPresentOrElse(
                bounded -> node.put(name + "Minutes", BasisJson.minutes(bounded.best()))
                        .putArray(name + "Bounds")
                        .add(BasisJson.minutes(bounded.low()))
                        .add(BasisJson.minutes(bounded.high())),
                () -> node.putNull(name + "Minutes").putNull(name + "Bounds"));
    }

    private static Column[] bounds(final String name) {
        return new Column[] {
            Column.at(name + "Low", "/" + name + "Bounds/0"), Column.at(name + "High", "/" + name + "Bounds/1")
        };
    }
}
