// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Optional;
import org.doorclock.audit.AuditEntry;
import org.doorclock.audit.AuditException;
import org.doorclock.audit.AuditLog;
import org.doorclock.audit.AuditReader;
import org.doorclock.hub.exports.Listing;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.journal.JournalException;

/** {@code GET /api/v1/audit}: the log, newest first. */
public final class AuditRoutes implements Routes {

    private static final Table TABLE =
            Table.ofFields("audit", "seq", "at", "who", "what", "outcome", "about", "previous", "hash");

    private final AuditReader reader;

    public AuditRoutes(final AuditLog log) {
        this.reader = log.reader();
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/audit", this::list);
    }

    private void list(final ServerRequest request, final ServerResponse response) throws JournalException {
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        Listing.answer(request, response, Query.ofList(request), TABLE, this::page);
    }

    private Listing.Page page(final Optional<String> cursor, final int limit) {
        try {
            final AuditReader.Page page =
                    reader.page(cursor.map(AuditRoutes::place), limit).orElseThrow(AuditRoutes::wrongCursor);
            return new Listing.Page(
                    page.entries().stream().map(AuditRoutes::json).toList(),
                    page.next().map(String::valueOf));
        } catch (IOException e) {
            throw new AuditException(e);
        }
    }

    private static ObjectNode json(final AuditEntry entry) {
        return Answers.object()
                .put("seq", entry.seq())
                .put("at", entry.at().toString())
                .put("who", entry.who())
                .put("what", entry.what())
                .put("outcome", entry.outcome().word())
                .put("about", entry.about())
                .put("previous", entry.previous())
                .put("hash", entry.hash());
    }

    private static long place(final String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw wrongCursor();
        }
    }

    private static ProblemException wrongCursor() {
        return new ProblemException(Problem.badRequest(
                "The parameter cursor is not one of this list.", "Use the Link of the page before."));
    }
}
