// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.LocalDate;
import java.util.List;
import org.doorclock.hub.analysis.Changes;
import org.doorclock.hub.analysis.Trend;
import org.doorclock.hub.charts.XmrChart;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.time.TimeSource;

/** {@code GET /api/v1/spc}: whether a figure changes more than by chance, one control chart a place. */
final class SpcRoutes implements Routes {

    private final Compliance compliance;
    private final SpcQuestions questions;
    private final Changes changes;
    private final TimeSource time;

    SpcRoutes(final Compliance compliance, final Questions questions, final Changes changes, final TimeSource time) {
        this.compliance = compliance;
        this.questions = new SpcQuestions(questions);
        this.changes = changes;
        this.time = time;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/spc", this::answer);
    }

    private void answer(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, SpcQuestions.PARAMETERS.toArray(String[]::new));
        final LocalDate today = time.now().atZone(Parameters.LOCAL).toLocalDate();
        final SpcQuestions.Asked asked = questions.of(query, today, changes);
        final Answer answer = compliance.answer(asked.question());
        final List<Trend> trends = asked.trends().of(answer, today);
        final SpcJson json = new SpcJson(asked, answer);
        Shown.of(
                        SpcJson.TABLE,
                        answer.basis(),
                        () -> json.of(trends, time.now()),
                        () -> json.rows(trends),
                        () -> svg(trends, json, asked))
                .answer(query, response);
    }

    private static String svg(final List<Trend> trends, final SpcJson json, final SpcQuestions.Asked asked) {
        final Trend trend = Shown.only(
                trends.stream().filter(each -> each.chart().isPresent()).toList());
        return XmrChart.svg(
                trend.chart().orElseThrow(),
                json.periods(trend),
                json.words(trend),
                trend.emptyPeriods(asked.question().grain().wireName()));
    }
}
