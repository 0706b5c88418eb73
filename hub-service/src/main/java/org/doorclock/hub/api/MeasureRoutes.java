// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;

/** {@code GET /api/v1/measures}: the rules that cases are counted by. */
final class MeasureRoutes implements Routes {

    private final MeasureSet measures;

    MeasureRoutes(final MeasureSet measures) {
        this.measures = measures;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/measures", this::list);
    }

    private void list(final ServerRequest request, final ServerResponse response) {
        Query.of(request);
        Answers.page(
                request,
                response,
                measures.places().stream()
                        .map(place -> MeasureJson.of(place.measure()))
                        .toList(),
                Optional.empty());
    }
}
