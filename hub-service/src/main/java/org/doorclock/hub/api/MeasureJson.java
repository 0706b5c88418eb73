// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.doorclock.hub.http.Answers;
import org.doorclock.measure.Admitted;
import org.doorclock.measure.Cohort;
import org.doorclock.measure.Limit;
import org.doorclock.measure.Measure;

/** A measure's full definition. */
final class MeasureJson {

    private static final double HOURS_PER_DAY = 24;
    private static final String LEFT_OUT = "left-out";

    private MeasureJson() {}

    static ObjectNode of(final Measure measure) {
        final ObjectNode node = Answers.object()
                .put("id", measure.id())
                .put("title", measure.title())
                .put("version", measure.version())
                .put("origin", measure.origin().wireName());
        node.putObject("valid")
                .put("from", measure.valid().from().map(LocalDate::toString).orElse(null))
                .put("to", measure.valid().to().map(LocalDate::toString).orElse(null));
        node.putObject("source")
                .put("document", measure.source().document())
                .put("says", measure.source().says())
                .put("chosenHere", measure.source().chosenHere());
        final ArrayNode starts = node.putArray("clockStarts");
        measure.clockStarts().forEach(start -> starts.add(start.wireName()));
        node.put("clockStop", measure.clockStop().wireName());
        node.put("limitMinutes", measure.limit().map(Limit::minutes).orElse(null));
        node.put("inclusive", measure.limit().map(Limit::inclusive).orElse(true));
        node.put("arithmetic", measure.arithmetic().wireName());
        node.put("absurdAfterDays", rounded(measure.absurdAfter().toHours() / HOURS_PER_DAY));
        node.put("target", measure.target().orElse(null));
        putCohort(node, measure.counts());
        measure.needs().forEach(node.putArray("needs")::add);
        return node;
    }

    private static void putCohort(final ObjectNode node, final Cohort counts) {
        Words.putAll(node.putArray("pathways"), counts.pathways());
        putAdmitted(node.putArray("modalities"), counts.modalities());
        putAdmitted(node.putArray("arrivalModes"), counts.arrivalModes());
        putAdmitted(node.putArray("urgencies"), counts.urgencies());
        node.put("inPatients", counts.inpatients() ? "counted" : LEFT_OUT);
        node.put("neverStopped", counts.neverStopped() ? "missed" : LEFT_OUT);
        Words.putAll(node.putArray("leftOut"), counts.leftOut());
        Words.putAll(node.putArray("leftOutAlways"), counts.leftOutAlways());
    }

    private static void putAdmitted(final ArrayNode list, final Admitted<?> admitted) {
        Words.putAll(list, admitted.values());
        if (admitted.unstated()) {
            list.add("unstated");
        }
    }

    private static double rounded(final double days) {
        return Math.round(days * 100) / 100.0;
    }
}
