// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.exports.Column;
import org.doorclock.hub.exports.Listing;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.journal.JournalException;

/** {@code GET /api/v1/measures}: the rules that cases are counted by. */
final class MeasureRoutes implements Routes {

    private static final Table TABLE = Table.ofFields(
                    "doorclock-measures",
                    "id",
                    "title",
                    "version",
                    "clockStarts",
                    "clockStop",
                    "limitMinutes",
                    "inclusive",
                    "arithmetic",
                    "target",
                    "pathways",
                    "leftOut")
            .and(Column.at("document", "/source/document"), Column.at("says", "/source/says"));

    private final MeasureSet measures;

    MeasureRoutes(final MeasureSet measures) {
        this.measures = measures;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/measures", this::list);
    }

    private void list(final ServerRequest request, final ServerResponse response) throws JournalException {
        final Query query = Query.of(request, "format");
        Listing.answer(
                request,
                response,
                query,
                TABLE,
                (cursor, limit) -> new Listing.Page(
                        measures.places().stream()
                                .map(place -> MeasureJson.of(place.measure()))
                                .toList(),
                        Optional.empty()));
    }
}
