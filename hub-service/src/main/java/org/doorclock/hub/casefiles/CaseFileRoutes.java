// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.exports.Listing;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.JsonBody;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.identity.Identifier;
import org.doorclock.journal.JournalException;

/** What programs do with a single case: read its events, correct them, ask whose it is. */
final class CaseFileRoutes implements Routes {

    private static final String EVENTS = "/api/v1/cases/{id}/events";

    private final CaseFiles files;
    private final Corrections corrections;
    private final Identities identities;

    CaseFileRoutes(final CaseFiles files, final Corrections corrections, final Identities identities) {
        this.files = files;
        this.corrections = corrections;
        this.identities = identities;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get(EVENTS, this::list);
        routing.post(EVENTS, this::add);
        routing.post("/api/v1/cases/{id}/voids", this::undo);
        routing.post("/api/v1/cases/{id}/identity", this::identity);
    }

    private void list(final ServerRequest request, final ServerResponse response) throws JournalException {
        final Query query = Query.of(request, "format");
        final CaseFile file = files.open(id(request), Caller.of(request));
        final List<ObjectNode> items =
                file.entries().stream().map(CaseFileJson::of).toList();
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        Listing.answer(
                request,
                response,
                query,
                CaseFileJson.TABLE,
                (cursor, limit) -> new Listing.Page(items, Optional.empty()));
    }

    private void add(final ServerRequest request, final ServerResponse response) throws JournalException {
        Query.of(request);
        final JsonBody body = JsonBody.of(request, "event", "occurred", "door", "close", "reason", "key");
        record(
                request,
                response,
                new Wanted(
                        new Wanted.Add(
                                body.text("event"), body.text("occurred"), body.text("door"), body.text("close")),
                        body.text("key"),
                        body.text("reason")));
    }

    private void undo(final ServerRequest request, final ServerResponse response) throws JournalException {
        Query.of(request);
        final JsonBody body = JsonBody.of(request, "eventId", "reason", "key");
        record(
                request,
                response,
                new Wanted(new Wanted.Undo(body.text("eventId")), body.text("key"), body.text("reason")));
    }

    private void record(final ServerRequest request, final ServerResponse response, final Wanted wanted)
            throws JournalException {
        final Corrections.Outcome outcome = corrections.record(id(request), Caller.of(request), wanted);
        final CaseFile file = outcome.file();
        response.status(outcome.fresh() ? Status.CREATED_201 : Status.OK_200);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        final ObjectNode node = Answers.object().put("case", file.id()).put("eventId", outcome.eventId());
        final ArrayNode events = node.putArray("events");
        file.entries().stream().map(CaseFileJson::of).forEach(events::add);
        Answers.json(response, node);
    }

    private void identity(final ServerRequest request, final ServerResponse response) throws JournalException {
        Query.of(request);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        final String reason = JsonBody.of(request, "reason").text("reason");
        final List<Identifier> identifiers = identities.open(id(request), Caller.of(request), reason);
        final ObjectNode node = Answers.object();
        final ArrayNode items = node.putArray("identifiers");
        identifiers.forEach(identifier -> items.addObject()
                .put("scheme", identifier.scheme().name().toLowerCase(Locale.ROOT))
                .put("scope", identifier.scope())
                .put("value", identifier.value()));
        Answers.json(response, node);
    }

    private static String id(final ServerRequest request) {
        return request.path().pathParameters().get("id");
    }
}
