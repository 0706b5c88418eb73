// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.doorclock.hub.analysis.Findings;
import org.doorclock.hub.analysis.Qualities;
import org.doorclock.hub.analysis.Quality;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.devices.ClockOffset;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.exports.Csv;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeSource;
import org.doorclock.wire.Health;

/** {@code GET /api/v1/quality}: what is doubtful in the data, and the cases it is about. */
final class QualityRoutes implements Routes {

    private static final Table TABLE =
            Table.ofFields("doorclock-quality", "finding", "case", "site", "door", "reason", "link");

    private static final String[] PARAMETERS = Stream.concat(
                    Questions.PARAMETERS.stream()
                            .filter(name -> !name.equals("by")
                                    && !name.equals("level")
                                    && !name.equals("band")
                                    && !name.equals("small")),
                    Stream.of("minutes"))
            .toArray(String[]::new);

    private static final String USUAL_MEASURE = "asi-4a";
    private static final int USUAL_MINUTES = 3;
    private static final int MOST_SHOWN = 100;

    private final Compliance compliance;
    private final Qualities qualities;
    private final Questions questions;
    private final Organisation organisation;
    private final Supplier<List<Device>> devices;
    private final TimeSource time;

    QualityRoutes(
            final Compliance compliance,
            final Qualities qualities,
            final Questions questions,
            final Organisation organisation,
            final Supplier<List<Device>> devices,
            final TimeSource time) {
        this.compliance = compliance;
        this.qualities = qualities;
        this.questions = questions;
        this.organisation = organisation;
        this.devices = devices;
        this.time = time;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/quality", this::answer);
    }

    private void answer(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, PARAMETERS);
        final boolean csv = query.csv();
        final Question question = questions.of(query, USUAL_MEASURE, Grain.TOTAL);
        final int minutes = query.number("minutes", USUAL_MINUTES, 1, 60);
        final Quality quality = qualities.of(question, Duration.ofMinutes(minutes));
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        if (csv && !quality.isWhole()) {
            throw Parameters.wrong(
                    "There are more than " + Findings.MOST + " findings of a kind, which is more than one file lists.",
                    "Ask for fewer days or places, or for JSON, which counts them all.");
        }
        if (csv) {
            Csv.answer(
                    query,
                    response,
                    TABLE.called(TABLE.name() + "-" + question.from() + "-" + question.to()),
                    findings(quality));
        } else {
            Answers.json(response, body(question, minutes, quality));
        }
    }

    private ObjectNode body(final Question question, final int minutes, final Quality quality) {
        final ObjectNode node = BasisJson.of(compliance.answer(question), time.now());
        node.put("cases", quality.cases()).put("events", quality.events());
        final ObjectNode clocks = node.putObject("eventsByClock");
        quality.eventsByClock().forEach(clocks::put);
        node.set(
                "noClockStart",
                some(quality.noClockStart()).put("link", CaseLinks.ofVerdict(question, "no-clock-start")));
        node.set("impossible", some(quality.impossible()).put("link", CaseLinks.ofVerdict(question, "quarantined")));
        final ObjectNode same = node.putObject("sameBand")
                .put("withinMinutes", minutes)
                .put("count", quality.sameBand().count());
        final ArrayNode pairs = same.putArray("pairs");
        quality.sameBand().listed().stream().limit(MOST_SHOWN).forEach(pair -> pairs.add(pair(pair)));
        final Quality.Completeness completeness = quality.completeness();
        final ObjectNode complete = node.putObject("completeness")
                .put("listed", completeness.listed())
                .put("captured", completeness.captured());
        complete.put(
                "share", completeness.listed() == 0 ? null : (double) completeness.captured() / completeness.listed());
        complete.set("missed", some(completeness.missed()));
        complete.set("notListed", some(completeness.notListed()));
        final ArrayNode all = node.putArray("devices");
        devices.get().stream()
                .filter(device -> question.scope().holds(organisation.of(device.site()))
                        && question.scope()
                                .at(Level.DOOR)
                                .map(device.door()::equals)
                                .orElse(true))
                .filter(QualityRoutes::isDoubtful)
                .forEach(device -> all.add(device(device)));
        return node;
    }

    private static Stream<JsonNode> findings(final Quality quality) {
        return Stream.of(
                        listed("no-clock-start", quality.noClockStart()),
                        listed("impossible", quality.impossible()),
                        quality.sameBand().listed().stream()
                                .flatMap(pair -> Stream.of(pair.first(), pair.second())
                                        .map(id -> finding(
                                                "same-band",
                                                new Quality.Listed(
                                                        id,
                                                        pair.site(),
                                                        pair.door(),
                                                        "another scan within " + pair.seconds() + " s")))),
                        listed("missed", quality.completeness().missed()),
                        listed("not-listed", quality.completeness().notListed()))
                .flatMap(rows -> rows);
    }

    private static Stream<JsonNode> listed(final String finding, final Findings<Quality.Listed> cases) {
        return cases.listed().stream().map(each -> finding(finding, each));
    }

    private static ObjectNode finding(final String finding, final Quality.Listed listed) {
        return listed(listed).put("finding", finding);
    }

    private static ObjectNode some(final Findings<Quality.Listed> cases) {
        final ObjectNode node = Answers.object().put("count", cases.count());
        final ArrayNode shown = node.putArray("cases");
        cases.listed().stream().limit(MOST_SHOWN).forEach(each -> shown.add(listed(each)));
        return node;
    }

    private static ObjectNode listed(final Quality.Listed listed) {
        return Answers.object()
                .put("case", listed.caseId())
                .put("site", listed.site())
                .put("door", listed.door())
                .put("reason", listed.reason())
                .put("link", link(listed.caseId()));
    }

    private static ObjectNode pair(final Quality.Pair pair) {
        final ObjectNode node = Answers.object()
                .put("site", pair.site())
                .put("door", pair.door())
                .put("at", pair.at().toString())
                .put("secondsApart", pair.seconds());
        node.putArray("cases").add(link(pair.first())).add(link(pair.second()));
        return node;
    }

    private static String link(final String caseId) {
        return "/api/v1/cases/" + caseId;
    }

    private static boolean isDoubtful(final Device device) {
        return !device.online() || !device.lacking().isEmpty() || isUntrusted(device) || isFar(device);
    }

    private static boolean isUntrusted(final Device device) {
        return device.health()
                .map(Health::clock)
                .filter(ClockSource.NONE::equals)
                .isPresent();
    }

    private static boolean isFar(final Device device) {
        return device.offset().filter(ClockOffset::isFar).isPresent();
    }

    private static ObjectNode device(final Device device) {
        final ObjectNode node = Answers.object()
                .put("site", device.site())
                .put("device", device.name())
                .put("door", device.door())
                .put("silent", !device.online())
                .put("clockUntrusted", isUntrusted(device))
                .put("clockFar", isFar(device))
                .put("lacking", device.lacking().size());
        device.since().ifPresent(since -> node.put("since", since.toString()));
        return node;
    }
}
