// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Curves;
import org.doorclock.hub.compliance.Pathways;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.exports.Csv;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.time.TimeSource;

/**
 * {@code GET /api/v1/compliance}: how many met a measure, where and when; {@code /api/v1/compliance/curve}: by which minute;
 * {@code /api/v1/pathway}: what the time went on.
 */
final class ComplianceRoutes implements Routes {

    private static final String PATHWAY_MEASURE = "door-to-scan";
    private static final int USUAL_MINUTES = 240;
    private static final int MOST_MINUTES = 1440;
    private static final int MOST_POINTS = 500_000;
    /** An eighth of the memory that there is. */
    private static final long MOST_DURATIONS = Runtime.getRuntime().maxMemory() / 8 / Long.BYTES;

    private final Compliance compliance;
    private final Questions questions;
    private final TimeSource time;

    ComplianceRoutes(final Compliance compliance, final Questions questions, final TimeSource time) {
        this.compliance = compliance;
        this.questions = questions;
        this.time = time;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/compliance", this::answer);
        routing.get("/api/v1/compliance/curve", this::curve);
        routing.get("/api/v1/pathway", this::pathway);
    }

    private void answer(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, Questions.PARAMETERS.toArray(String[]::new));
        final Answer answer = compliance.answer(questions.of(query));
        final ObjectNode body = ComplianceJson.of(answer, time.now());
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        if (query.csv()) {
            Csv.answer(
                    query,
                    response,
                    BasisJson.named(ComplianceJson.TABLE, answer.basis()),
                    body.path("rows").valueStream());
        } else {
            Answers.json(response, body);
        }
    }

    private void curve(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, Questions.parametersAnd("minutes"));
        final Question question = questions.of(query, Grain.TOTAL);
        final int minutes = query.number("minutes", USUAL_MINUTES, 1, MOST_MINUTES);
        final Curves curves = compliance
                .curves(question, minutes, MOST_POINTS)
                .orElseThrow(() -> Parameters.wrong(
                        "There are more curves of so many minutes than one answer gives.",
                        "Ask for longer periods, fewer places, or fewer minutes."));
        Shown.of(
                        CurveJson.TABLE,
                        curves.basis(),
                        () -> CurveJson.of(curves, time.now()),
                        () -> CurveJson.rows(curves),
                        () -> CurvePicture.svg(curves))
                .answer(query, response);
    }

    private void pathway(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, Questions.PARAMETERS.toArray(String[]::new));
        final Pathways pathways = compliance
                .pathways(questions.of(query, PATHWAY_MEASURE, Grain.TOTAL), MOST_DURATIONS)
                .orElseThrow(() -> Parameters.wrong(
                        "There are more cases than the hub keeps the times of for one answer.",
                        "Ask by month, for fewer days, or for fewer places."));
        Shown.of(
                        PathwayJson.TABLE,
                        pathways.basis(),
                        () -> PathwayJson.of(pathways, time.now()),
                        () -> PathwayJson.rows(pathways),
                        () -> PathwayPicture.svg(pathways))
                .answer(query, response);
    }
}
