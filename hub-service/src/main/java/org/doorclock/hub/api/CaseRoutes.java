// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.exports.Listing;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.journal.JournalException;
import org.doorclock.time.TimeSource;

/** {@code GET /api/v1/cases} and {@code /api/v1/cases/{id}}: the cases, those that became known last first. */
final class CaseRoutes implements Routes {

    private final CaseBook book;
    private final CaseJson json;
    private final CaseFilter filter;
    private final TimeSource time;

    CaseRoutes(final CaseBook book, final CaseJson json, final CaseFilter filter, final TimeSource time) {
        this.book = book;
        this.json = json;
        this.filter = filter;
        this.time = time;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/cases", this::list);
        routing.get("/api/v1/cases/{id}", this::one);
    }

    private void list(final ServerRequest request, final ServerResponse response) throws JournalException {
        final Query query = Query.ofList(request, CaseFilter.PARAMETERS);
        final Instant now = time.now();
        final CaseFilter.Wanted wanted = filter.of(query, now);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        Listing.answer(request, response, query, json.table(), (cursor, limit) -> {
            final long below = cursor.map(CaseRoutes::number).orElse(Long.MAX_VALUE);
            return Listing.Page.of(
                    book.latest(
                            below,
                            limit + 1,
                            wanted.sought(),
                            wanted.filter(),
                            folded -> new Listing.Numbered(folded.number(), json.of(folded, now))),
                    limit);
        });
    }

    private void one(final ServerRequest request, final ServerResponse response) {
        Query.of(request);
        final Caller caller = Caller.of(request);
        final String id = request.path().pathParameters().get("id");
        final Instant now = time.now();
        final ObjectNode node = book.read(() -> book.find(id)
                        .filter(folded -> caller.reaches(folded.site()))
                        .map(folded -> json.of(folded, now)))
                .orElseThrow(() -> new ProblemException(
                        Problem.notFound("There is no case of this id.", "See /api/v1/cases for those there are.")));
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        Answers.json(response, node);
    }

    private static long number(final String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Parameters.wrong("The parameter cursor is not one of this list.", "Use the Link of the page before.");
        }
    }
}
