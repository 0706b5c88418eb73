// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.stream.Stream;
import org.doorclock.hub.analysis.Demand;
import org.doorclock.hub.analysis.Demands;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.charts.HeatMap;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.time.TimeSource;

/** {@code GET /api/v1/demand}: when patients come, how many wait at once, and when the scanner is taken. */
final class DemandRoutes implements Routes {

    private static final Table TABLE =
            Table.ofFields("doorclock-demand", "hour", "times", "arrivals", "mean", "high", "aboveCapacity");

    private static final String[] PARAMETERS = Stream.concat(
                    Questions.PARAMETERS.stream()
                            .filter(name -> !name.equals("by")
                                    && !name.equals("level")
                                    && !name.equals("band")
                                    && !name.equals("small")),
                    Stream.of("minutes", "capacity", "percent"))
            .toArray(String[]::new);

    private static final String USUAL_MEASURE = "door-to-scan";
    private static final int SCAN_MINUTES = 15;
    private static final int HOUR_MINUTES = 60;
    private static final int USUAL_PERCENT = 85;
    private static final double DECIMALS = 1e4;

    private final Compliance compliance;
    private final Demands demands;
    private final Questions questions;
    private final TimeSource time;

    DemandRoutes(final Compliance compliance, final Demands demands, final Questions questions, final TimeSource time) {
        this.compliance = compliance;
        this.demands = demands;
        this.questions = questions;
        this.time = time;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/demand", this::answer);
    }

    private void answer(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, PARAMETERS);
        final Question question = questions.of(query, USUAL_MEASURE, Grain.TOTAL);
        final int minutes = query.number("minutes", SCAN_MINUTES, 1, HOUR_MINUTES);
        final Demands.Terms terms = new Demands.Terms(
                minutes,
                query.number("capacity", HOUR_MINUTES / minutes, 1, 1000),
                query.number("percent", USUAL_PERCENT, 1, 100));
        final Demand demand = demands.of(question, terms);
        final Answer answer = compliance.answer(question);
        final ObjectNode body = body(answer, terms, demand);
        Shown.of(TABLE, answer.basis(), () -> body, () -> body.path("hours").valueStream(), () -> svg(question, demand))
                .answer(query, response);
    }

    private ObjectNode body(final Answer answer, final Demands.Terms terms, final Demand demand) {
        final ObjectNode node = BasisJson.of(answer, time.now());
        node.put("arrivals", demand.arrivals());
        final ArrayNode hours = node.putArray("hours");
        demand.hours().forEach(hour -> hours.add(hour(answer.question(), hour, demand.capacity())));
        node.put("conclusion", HeatMap.conclusion(counts(demand)));
        final ObjectNode capacity = node.putObject("capacity")
                .put("perHour", demand.capacity().perHour())
                .put("percent", demand.capacity().percent())
                .put("arrivalsAbove", demand.capacity().arrivalsAbove())
                .put(
                        "definition",
                        "high is the number that is not exceeded in percent % of the times an hour came, perHour the number that"
                                + " can be scanned; of these patients alone, the scanner's others are not known here.");
        final ArrayNode above = capacity.putArray("hoursAbove");
        demand.capacity().above().forEach(above::add);
        final ArrayNode scanners = node.putArray("scanners");
        demand.scanners().forEach(scanner -> scanners.add(scanner(scanner)));
        node.put("scanMinutes", terms.scanMinutes());
        return node;
    }

    private static ObjectNode hour(final Question question, final Demand.Hour hour, final Demand.Capacity capacity) {
        return Answers.object()
                .put("hour", hour.label())
                .put("times", hour.times())
                .put("arrivals", hour.arrivals())
                .put("mean", rounded(hour.mean()))
                .put("high", rounded(hour.high()))
                .put("aboveCapacity", capacity.above().contains(hour.label()))
                .put("cases", CaseLinks.ofHour(question, hour.label()));
    }

    private static ObjectNode scanner(final Demand.Scanner scanner) {
        final ObjectNode node = Answers.object()
                .put("site", scanner.site())
                .put("door", scanner.door())
                .put("scans", scanner.scans());
        final ArrayNode waiting = node.putArray("waitingMinutes");
        scanner.waitingMinutes().forEach(minutes -> waiting.add(rounded(minutes)));
        return node.put("mostWaiting", scanner.mostWaiting())
                .put("foundWaiting", scanner.foundWaiting())
                .put("overlapped", scanner.overlapped())
                .put("overlapMinutes", rounded(scanner.overlapMinutes()));
    }

    private static String svg(final Question question, final Demand demand) {
        return HeatMap.svg(
                "Arrivals by hour of week",
                "By clock start, " + Days.said(question.from(), question.to()) + ". Measure: "
                        + question.measure().measure().title() + ".",
                counts(demand));
    }

    private static int[] counts(final Demand demand) {
        return demand.hours().stream().mapToInt(Demand.Hour::arrivals).toArray();
    }

    private static double rounded(final double value) {
        return Math.round(value * DECIMALS) / DECIMALS;
    }
}
