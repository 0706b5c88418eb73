// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.hub.charts.FunnelChart;
import org.doorclock.hub.charts.Unit;
import org.doorclock.hub.charts.Words;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.statistics.Bounds;
import org.doorclock.hub.statistics.Count;
import org.doorclock.hub.statistics.Direction;
import org.doorclock.hub.statistics.Funnel;
import org.doorclock.time.TimeSource;

/** {@code GET /api/v1/funnel}: which places differ from the rest by more than chance. By name, in no other order. */
final class FunnelRoutes implements Routes {

    private static final Table TABLE = Table.ofFields(
            "doorclock-funnel",
            "org",
            "title",
            "n",
            "met",
            "decided",
            "proportion",
            "lower998",
            "lower95",
            "upper95",
            "upper998",
            "standing");

    private static final String[] PARAMETERS = Stream.concat(
                    Questions.PARAMETERS.stream().filter(name -> !name.equals("by") && !name.equals("small")),
                    Stream.of("limits"))
            .toArray(String[]::new);

    private final Compliance compliance;
    private final Questions questions;
    private final TimeSource time;

    private record Drawn(Answer answer, Funnel funnel, List<Row> rows) {}

    FunnelRoutes(final Compliance compliance, final Questions questions, final TimeSource time) {
        this.compliance = compliance;
        this.questions = questions;
        this.time = time;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/funnel", this::answer);
    }

    private void answer(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, PARAMETERS);
        final boolean widened = query.choice("limits", FunnelRoutes::widened, "binomial or overdispersed")
                .orElse(false);
        final Question question = questions.of(query);
        if (question.measure().measure().limit().isEmpty()) {
            throw Parameters.wrong(
                    "The measure has no limit, so no proportion meets it.",
                    "Use a measure with a limit, such as asi-4a.");
        }
        if (question.bands().size() > 1) {
            throw Parameters.wrong("The parameter band names several, and a funnel is of one.", "Name one band.");
        }
        final Answer answer = compliance.proportions(question);
        final List<Row> rows = answer.rows().stream()
                .filter(row -> row.figures().flatMap(Row.Figures::share).isPresent())
                .toList();
        final Optional<Funnel> funnel = rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Funnel.of(rows.stream().map(FunnelRoutes::unit).toList(), widened));
        final ObjectNode body = body(answer, funnel);
        Shown.of(TABLE, answer.basis(), () -> body, () -> body.path("points").valueStream(), () -> svg(answer, funnel))
                .answer(query, response);
    }

    private ObjectNode body(final Answer answer, final Optional<Funnel> funnel) {
        final ObjectNode node = BasisJson.of(answer, time.now());
        node.put("target", answer.question().measure().measure().target().orElse(null));
        final ArrayNode points = node.putArray("points");
        funnel.ifPresentOrElse(
                drawn -> {
                    node.set("limits", limits(drawn));
                    drawn.points().forEach(point -> points.add(point(answer, point)));
                    node.put("conclusion", FunnelChart.conclusion(titled(answer, drawn)));
                },
                () -> {
                    node.putNull("limits");
                    node.put("conclusion", "No place has enough patients to be a point.");
                });
        final ArrayNode leftOut = node.putArray("leftOut");
        answer.rows().stream()
                .filter(row -> row.figures().flatMap(Row.Figures::share).isEmpty())
                .forEach(row -> leftOut.addObject().put("org", row.org()).put("n", row.n()));
        return node;
    }

    private static ObjectNode limits(final Funnel funnel) {
        return Answers.object()
                .put("method", funnel.spread().method().wireName())
                .put("definition", definition(funnel))
                .put("centre", funnel.spread().centre())
                .put("phi", funnel.spread().phi())
                .put("tau2", funnel.spread().tau2())
                .put("widened", funnel.spread().isWidened());
    }

    private static String definition(final Funnel funnel) {
        return switch (funnel.spread().method()) {
            case BINOMIAL ->
                "Share of all, less and more 1.96 and 3.09 binomial standard errors at the place's number.";
            case OVERDISPERSED ->
                "On the arcsine scale, 1.96 and 3.09 standard errors; if phi is above 1, widened by the variance tau2 between"
                        + " places, from z-scores winsorised at 10 %, as the R package FunnelPlotR.";
        };
    }

    private static ObjectNode point(final Answer answer, final Funnel.Point point) {
        final String org = point.unit().name();
        final Bounds bounds = point.bounds();
        return Answers.object()
                .put("org", org)
                .put("title", answer.basis().titles().getOrDefault(org, org))
                .put("n", n(answer, org))
                .put("met", point.unit().count().successes())
                .put("decided", point.unit().count().all())
                .put("proportion", point.share())
                .put("lower998", bounds.lower998())
                .put("lower95", bounds.lower95())
                .put("upper95", bounds.upper95())
                .put("upper998", bounds.upper998())
                .put("standing", point.standing().wireName())
                .put("cases", CaseLinks.ofPlace(answer.question(), org));
    }

    private static int n(final Answer answer, final String org) {
        return answer.rows().stream()
                .filter(row -> row.org().equals(org))
                .mapToInt(Row::n)
                .sum();
    }

    private static String svg(final Answer answer, final Optional<Funnel> funnel) {
        final Question question = answer.question();
        return FunnelChart.svg(
                titled(
                        answer,
                        funnel.orElseThrow(() ->
                                Parameters.wrong("No place has enough patients to be a point.", "Ask for more days."))),
                new Words(
                        question.measure().measure().title(),
                        "Percent of patients, " + Days.said(question.from(), question.to()),
                        "place",
                        Unit.PERCENT,
                        Direction.HIGHER_IS_BETTER,
                        question.measure().measure().target()));
    }

    /** The same under the names that people know. */
    private static Funnel titled(final Answer answer, final Funnel funnel) {
        final List<Funnel.Point> points = new ArrayList<>();
        for (final Funnel.Point point : funnel.points()) {
            final String org = point.unit().name();
            points.add(new Funnel.Point(
                    new Funnel.Unit(
                            answer.basis().titles().getOrDefault(org, org),
                            point.unit().count()),
                    point.bounds(),
                    point.standing()));
        }
        return new Funnel(funnel.spread(), points);
    }

    private static Funnel.Unit unit(final Row row) {
        final Row.Figures figures = row.figures().orElseThrow();
        return new Funnel.Unit(row.org(), new Count(figures.met(), figures.met() + figures.missed()));
    }

    private static Optional<Boolean> widened(final String name) {
        return switch (name) {
            case "binomial" -> Optional.of(false);
            case "overdispersed" -> Optional.of(true);
            default -> Optional.empty();
        };
    }
}
