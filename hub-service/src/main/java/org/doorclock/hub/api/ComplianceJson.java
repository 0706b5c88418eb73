// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.compliance.Share;
import org.doorclock.hub.exports.Column;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;

/** Figures with what they rest on, as JSON and as CSV. */
public final class ComplianceJson {

    public static final Table TABLE = Table.ofFields(
                    "doorclock-compliance",
                    "period",
                    "org",
                    "band",
                    "n",
                    "met",
                    "missed",
                    "running",
                    "indeterminate",
                    "quarantined",
                    "noClockStart",
                    "meanMinutes",
                    "medianMinutes",
                    "p90Minutes",
                    "proportion")
            .and(Column.at("ci95Low", "/ci95/0"), Column.at("ci95High", "/ci95/1"))
            .and(Column.of("target"), Column.of("targetMet"), Column.of("suppressed"));

    private ComplianceJson() {}

    public static ObjectNode of(final Answer answer, final Instant now) {
        final ObjectNode node = BasisJson.asked(answer.basis(), now);
        final ArrayNode rows = node.putArray("rows");
        answer.rows().forEach(row -> rows.add(row(row, answer)));
        final ObjectNode starts = node.putObject("clockStarts");
        answer.clockStarts().forEach((start, count) -> starts.put(start.wireName(), count));
        BasisJson.putGrounds(node, answer.basis());
        return node;
    }

    private static ObjectNode row(final Row row, final Answer answer) {
        final ObjectNode node = Answers.object()
                .put("period", row.period())
                .put("org", row.org())
                .put("band", row.band().wireName())
                .put("n", row.n());
        final Optional<Row.Figures> figures = row.figures();
        final Optional<Row.Figures> judged = judged(row, answer);
        node.put("met", judged.map(Row.Figures::met).orElse(null));
        node.put("missed", judged.map(Row.Figures::missed).orElse(null));
        node.put("running", figures.map(Row.Figures::running).orElse(null));
        node.put("indeterminate", figures.map(Row.Figures::indeterminate).orElse(null));
        node.put("quarantined", figures.map(Row.Figures::quarantined).orElse(null));
        node.put("noClockStart", figures.map(Row.Figures::noClockStart).orElse(null));
        node.put("meanMinutes", BasisJson.minutes(figures.flatMap(Row.Figures::meanMinutes)));
        node.put("medianMinutes", BasisJson.minutes(figures.flatMap(Row.Figures::medianMinutes)));
        node.put("p90Minutes", BasisJson.minutes(figures.flatMap(Row.Figures::p90Minutes)));
        final Optional<Share> share = figures.flatMap(Row.Figures::share);
        node.put("proportion", share.map(s -> BasisJson.share(s.proportion())).orElse(null));
        share.ifPresentOrElse(
                s -> node.putArray("ci95").add(BasisJson.share(s.low())).add(BasisJson.share(s.high())),
                () -> node.putNull("ci95"));
        node.put("target", answer.question().measure().measure().target().orElse(null));
        node.put("targetMet", figures.flatMap(Row.Figures::targetMet).orElse(null));
        node.put("suppressed", figures.isEmpty());
        return node;
    }

    /** Met and missed are no figures of a measure without a limit. */
    private static Optional<Row.Figures> judged(final Row row, final Answer answer) {
        return row.figures()
                .filter(figures -> answer.question().measure().measure().limit().isPresent());
    }
}
