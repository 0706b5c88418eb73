// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.event.CaptureMethod;
import org.doorclock.hub.board.Boards;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseEvent;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.cases.Timing;
import org.doorclock.hub.exports.Column;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;
import org.doorclock.measure.ClockStart;
import org.doorclock.measure.Measure;
import org.doorclock.measure.Verdict;

/** A case without anything that tells who the patient is. */
final class CaseJson {

    private static final double NANOS_PER_MINUTE = 60e9;
    private static final double DECIMALS = 1e4;

    private final CaseBook book;
    private final Boards boards;

    CaseJson(final CaseBook book, final Boards boards) {
        this.book = book;
        this.boards = boards;
    }

    ObjectNode of(final Case folded, final Instant now) {
        final ObjectNode node = Answers.object().put("id", folded.id()).put("site", folded.site());
        boards.code(folded).ifPresent(code -> node.put("code", code));
        node.put("state", folded.state().wireName())
                .put("pathway", folded.pathway().wireName())
                .put("door", folded.door())
                .put("place", folded.place());
        folded.closed().ifPresent(reason -> node.put("closed", reason.wireName()));
        folded.modality().ifPresent(modality -> node.put("modality", modality.wireName()));
        folded.arrivalMode().ifPresent(mode -> node.put("arrivalMode", mode.wireName()));
        folded.urgency().ifPresent(urgency -> node.put("urgency", urgency.wireName()));
        folded.reporter().ifPresent(reporter -> node.put("reporter", reporter.wireName()));
        final ArrayNode milestones = node.putArray("milestones");
        folded.events().forEach(event -> milestones.add(milestone(event)));
        final ArrayNode verdicts = node.putArray("verdicts");
        book.measures().places().forEach(place -> verdicts.add(verdict(folded, place, now)));
        return node;
    }

    /** Times are by the clock of the first measure; behind them the verdict of each. */
    Table table() {
        return Table.ofFields(
                        "doorclock-cases",
                        "id",
                        "site",
                        "code",
                        "state",
                        "pathway",
                        "door",
                        "place",
                        "closed",
                        "modality",
                        "arrivalMode",
                        "urgency",
                        "reporter")
                .and(
                        Column.at("clockStart", "/verdicts/0/clockStart/kind"),
                        new Column("started", row -> shown(row, "/verdicts/0/clockStart/eventId")),
                        new Column("stopped", row -> shown(row, "/verdicts/0/clockStopEventId")),
                        Column.at("minutes", "/verdicts/0/minutes"))
                .and(book.measures().places().stream()
                        .map(place -> place.measure().id())
                        .map(id -> new Column(id, row -> verdict(row, id)))
                        .toArray(Column[]::new));
    }

    private static JsonNode shown(final JsonNode row, final String idPointer) {
        final JsonNode id = row.at(idPointer);
        return find(row.path("milestones"), "eventId", id.asText()).path("shown");
    }

    private static JsonNode verdict(final JsonNode row, final String measure) {
        return find(row.path("verdicts"), "measure", measure).path("verdict");
    }

    private static JsonNode find(final JsonNode list, final String field, final String value) {
        for (final JsonNode each : list) {
            if (each.path(field).asText().equals(value)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    private ObjectNode verdict(final Case folded, final MeasureSet.Place place, final Instant now) {
        final Measure measure = place.measure();
        final Timing timing = book.timing(folded, place);
        final Standing standing = standing(folded, place, now);
        final ObjectNode node = Answers.object()
                .put("measure", measure.id())
                .put("version", measure.version())
                .put("verdict", standing.verdict().map(Verdict::wireName).orElse(null));
        if (!standing.reason().isEmpty()) {
            node.put("reason", standing.reason());
        }
        timing.start()
                .ifPresent(start -> node.putObject("clockStart")
                        .put(
                                "kind",
                                timing.clockStart().map(ClockStart::wireName).orElse(""))
                        .put("eventId", start.id()));
        timing.stop().ifPresent(stop -> node.put("clockStopEventId", stop.id()));
        if (timing.start().isPresent() && timing.stop().isPresent() && timing.isDated()) {
            node.put("minutes", minutes(timing, measure));
        }
        return node;
    }

    private Standing standing(final Case folded, final MeasureSet.Place place, final Instant now) {
        return book.timing(folded, place).standing(place, now);
    }

    private static double minutes(final Timing timing, final Measure measure) {
        return Math.round(timing.elapsedNanos(measure.arithmetic()) / NANOS_PER_MINUTE * DECIMALS) / DECIMALS;
    }

    private static ObjectNode milestone(final CaseEvent event) {
        final ObjectNode node = Answers.object()
                .put("event", event.type())
                .put("eventId", event.id())
                .put("earliest", event.when().earliest().toString())
                .put("latest", event.when().latest().toString())
                .put("shown", event.shown().toString())
                .put("clockSource", event.basis())
                .put("door", event.door())
                .put("device", event.device());
        event.recorded()
                .ifPresent(recorded -> node.putObject("recorded")
                        .put("earliest", recorded.earliest().toString())
                        .put("latest", recorded.latest().toString())
                        .put("clockSource", event.source().wireName()));
        event.method().map(CaptureMethod::wireName).ifPresent(method -> node.put("method", method));
        Optional.of(event.place()).filter(place -> !place.isEmpty()).ifPresent(place -> node.put("place", place));
        return node;
    }
}
