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

    private static final double MINUTE_DECIMALS = 1e4;
    private static final double SHARE_DECIMALS = 1e6;

    private ComplianceJson() {}

    public static ObjectNode of(final Answer answer, final Instant now) {
        final ObjectNode node = Answers.object().put("asOf", now.toString());
        node.set("measure", MeasureJson.of(answer.question().measure().measure()));
        node.put("from", answer.question().from().toString())
                .put("to", answer.question().to().toString())
                .put("zone", Parameters.LOCAL.getId())
                .put("level", answer.question().level().wireName())
                .put("by", answer.question().grain().wireName());
        final ArrayNode bands = node.putArray("bands");
        answer.bands()
                .forEach((band, definition) ->
                        bands.addObject().put("id", band.wireName()).put("definition", definition));
        final ArrayNode years = node.putArray("yearsWithoutHolidays");
        answer.yearsWithoutHolidays().forEach(years::add);
        final ObjectNode scope = node.putObject("scope");
        answer.question().scope().ids().forEach((level, id) -> scope.put(level.wireName(), id));
        node.put("suppressedBelow", answer.question().showSmall() ? 0 : Answer.FEW);
        final ArrayNode rows = node.putArray("rows");
        answer.rows().forEach(row -> rows.add(row(row, answer)));
        final ObjectNode titles = node.putObject("titles");
        answer.titles().forEach(titles::put);
        final ObjectNode starts = node.putObject("clockStarts");
        answer.clockStarts().forEach((start, count) -> starts.put(start.wireName(), count));
        node.set("freshness", freshness(answer));
        final ArrayNode gaps = node.putArray("gaps");
        answer.gaps()
                .forEach(gap -> gaps.addObject()
                        .put("site", gap.site())
                        .put("device", gap.device())
                        .put("epoch", gap.epoch())
                        .put("from", gap.from())
                        .put("to", gap.to()));
        return node;
    }

    /** The file's name tells what it is about. */
    static Table table(final Answer answer) {
        return TABLE.called(
                TABLE.name() + "-" + answer.question().measure().measure().id() + "-"
                        + answer.question().from() + "-" + answer.question().to());
    }

    private static ObjectNode freshness(final Answer answer) {
        final ObjectNode node =
                Answers.object().put("position", answer.freshness().position());
        if (answer.freshness().position() > 0) {
            node.put("newestReceived", answer.freshness().received().toString());
            node.put("newestOccurred", answer.freshness().occurred().toString());
        }
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
        node.put("meanMinutes", minutes(figures.flatMap(Row.Figures::meanMinutes)));
        node.put("medianMinutes", minutes(figures.flatMap(Row.Figures::medianMinutes)));
        node.put("p90Minutes", minutes(figures.flatMap(Row.Figures::p90Minutes)));
        final Optional<Share> share = figures.flatMap(Row.Figures::share);
        node.put(
                "proportion",
                share.map(s -> rounded(s.proportion(), SHARE_DECIMALS)).orElse(null));
        share.ifPresentOrElse(
                s -> node.putArray("ci95").add(rounded(s.low(), SHARE_DECIMALS)).add(rounded(s.high(), SHARE_DECIMALS)),
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

    private static Double minutes(final Optional<Double> minutes) {
        return minutes.map(m -> rounded(m, MINUTE_DECIMALS)).orElse(null);
    }

    private static double rounded(final double value, final double decimals) {
        return Math.round(value * decimals) / decimals;
    }
}
