// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.exports.Csv;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.time.TimeSource;

/** {@code GET /api/v1/compliance}: how many met a measure, where and when. */
final class ComplianceRoutes implements Routes {

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
    }

    private void answer(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, Questions.PARAMETERS.toArray(String[]::new));
        final boolean csv = query.csv();
        final Answer answer = compliance.answer(questions.of(query));
        final ObjectNode body = ComplianceJson.of(answer, time.now());
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        if (csv) {
            Csv.answer(
                    query,
                    response,
                    ComplianceJson.table(answer),
                    body.path("rows").valueStream());
        } else {
            Answers.json(response, body);
        }
    }
}
