// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import org.doorclock.hub.board.Boards;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.hub.reporting.Reporting;
import org.doorclock.time.TimeSource;

/** What {@code /api/v1} answers of cases, figures, events and boards. */
public final class ApiRoutes implements Routes {

    private final List<Routes> parts;

    public ApiRoutes(
            final CaseBook book,
            final Compliance compliance,
            final Organisation organisation,
            final Boards boards,
            final EventReader events,
            final TimeSource time) {
        final Questions questions = new Questions(book, organisation, time);
        parts = List.of(
                new MeasureRoutes(book.measures()),
                new ComplianceRoutes(compliance, questions, time),
                new CaseRoutes(
                        book,
                        new CaseJson(book, boards),
                        new CaseFilter(book, compliance, questions, organisation),
                        time),
                new EventRoutes(events, book),
                new ReportingRoutes(new Reporting(book), questions, organisation),
                new SiteRoutes(boards, organisation),
                new BoardRoutes(boards, time));
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        parts.forEach(part -> part.addTo(routing));
    }
}
