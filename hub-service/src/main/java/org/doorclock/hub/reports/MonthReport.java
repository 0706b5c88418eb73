// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.hub.analysis.Changes;
import org.doorclock.hub.api.ComplianceJson;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.exports.Column;
import org.doorclock.hub.exports.Csv;
import org.doorclock.hub.exports.Table;
import org.doorclock.time.TimeSource;

/** A month's figures of some measures, by site, with the eleven months before: as a page for A4 and as a table. */
public final class MonthReport {

    private static final int MONTHS = 12;

    private final Compliance compliance;
    private final List<MeasureSet.Place> measures;
    private final Changes changes;
    private final TimeSource time;

    /** @param changes from which days control charts begin anew */
    public MonthReport(
            final Compliance compliance,
            final List<MeasureSet.Place> measures,
            final Changes changes,
            final TimeSource time) {
        this.compliance = compliance;
        this.measures = List.copyOf(measures);
        this.changes = changes;
        this.time = time;
    }

    /** A whole HTML document that needs nothing from elsewhere. */
    byte[] html(final YearMonth month) {
        return MonthPage.html(month, answers(month), changes, time.now()).getBytes(UTF_8);
    }

    byte[] csv(final YearMonth month, final boolean bom) {
        final Instant now = time.now();
        final List<ObjectNode> rows = new ArrayList<>();
        for (final Answer answer : answers(month)) {
            for (final JsonNode row : ComplianceJson.of(answer, now).path("rows")) {
                final ObjectNode named = row.deepCopy();
                rows.add(named.put(
                        "measure", answer.question().measure().measure().id()));
            }
        }
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Csv.write(out, bom, table(month), rows.stream());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    static String name(final YearMonth month) {
        return "doorclock-" + month;
    }

    private static Table table(final YearMonth month) {
        return Table.ofFields(name(month), "measure")
                .and(ComplianceJson.TABLE.columns().toArray(Column[]::new));
    }

    private List<Answer> answers(final YearMonth month) {
        return measures.stream()
                .map(measure -> compliance.answer(Question.of(
                        measure,
                        month.minusMonths(MONTHS - 1L).atDay(1),
                        month.plusMonths(1).atDay(1))))
                .toList();
    }
}
