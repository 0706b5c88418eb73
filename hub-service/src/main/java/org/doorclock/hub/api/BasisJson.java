// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.hub.cases.CaseBook.Freshness;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Basis;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;

/** What figures rest on: the same members in every answer of figures. */
final class BasisJson {

    private static final double MINUTE_DECIMALS = 1e4;
    private static final double SHARE_DECIMALS = 1e6;

    private BasisJson() {}

    /** All of it, where other figures are made of an answer's. */
    static ObjectNode of(final Answer answer, final Instant now) {
        final ObjectNode node = asked(answer.basis(), now);
        final ObjectNode starts = node.putObject("clockStarts");
        answer.clockStarts().forEach((start, count) -> starts.put(start.wireName(), count));
        putGrounds(node, answer.basis());
        return node;
    }

    /** What was asked, and what its words mean here. */
    static ObjectNode asked(final Basis basis, final Instant now) {
        final Question question = basis.question();
        final ObjectNode node = Answers.object().put("asOf", now.toString());
        node.set("measure", MeasureJson.of(question.measure().measure()));
        node.put("from", question.from().toString())
                .put("to", question.to().toString())
                .put("zone", Parameters.LOCAL.getId())
                .put("level", question.level().wireName())
                .put("by", question.grain().wireName());
        final ArrayNode bands = node.putArray("bands");
        basis.bands()
                .forEach((band, definition) ->
                        bands.addObject().put("id", band.wireName()).put("definition", definition));
        final ArrayNode years = node.putArray("yearsWithoutHolidays");
        basis.yearsWithoutHolidays().forEach(years::add);
        final ObjectNode scope = node.putObject("scope");
        question.scope().ids().forEach((level, id) -> scope.put(level.wireName(), id));
        return node.put("suppressedBelow", question.showSmall() ? 0 : Answer.FEW);
    }

    /** How complete that is on which the figures rest. */
    static void putGrounds(final ObjectNode node, final Basis basis) {
        final ObjectNode titles = node.putObject("titles");
        basis.titles().forEach(titles::put);
        node.set("freshness", freshness(basis.freshness()));
        final ArrayNode gaps = node.putArray("gaps");
        basis.gaps()
                .forEach(gap -> gaps.addObject()
                        .put("site", gap.site())
                        .put("device", gap.device())
                        .put("epoch", gap.epoch())
                        .put("from", gap.from())
                        .put("to", gap.to()));
    }

    /** The file's name tells what it is about. */
    static Table named(final Table table, final Basis basis) {
        return table.called(
                table.name() + "-" + basis.question().measure().measure().id() + "-"
                        + basis.question().from() + "-" + basis.question().to());
    }

    static Double minutes(final Optional<Double> minutes) {
        return minutes.map(BasisJson::minutes).orElse(null);
    }

    static double minutes(final double minutes) {
        return rounded(minutes, MINUTE_DECIMALS);
    }

    static double share(final double share) {
        return rounded(share, SHARE_DECIMALS);
    }

    private static ObjectNode freshness(final Freshness freshness) {
        final ObjectNode node = Answers.object().put("position", freshness.position());
        if (freshness.position() > 0) {
            node.put("newestReceived", freshness.received().toString());
            node.put("newestOccurred", freshness.occurred().toString());
        }
        return node;
    }

    private static double rounded(final double value, final double decimals) {
        return Math.round(value * decimals) / decimals;
    }
}
