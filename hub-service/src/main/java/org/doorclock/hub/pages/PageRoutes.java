// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.time.TimeSource;

/** The hub's pages for people: the dashboard, each site's board and its set-up page, and the files they need. */
public final class PageRoutes implements Routes {

    private final CaseBook book;
    private final Compliance compliance;
    private final Supplier<Set<String>> sites;
    private final TimeSource time;
    private final BoardPage board;

    /**
     * @param sites those that have a board
     * @param level what a board says if its address does not: 0 where the public can see it, 1 in a staff-only room
     */
    public PageRoutes(
            final CaseBook book,
            final Compliance compliance,
            final Supplier<Set<String>> sites,
            final TimeSource time,
            final int level) {
        this.book = book;
        this.compliance = compliance;
        this.sites = sites;
        this.time = time;
        this.board = new BoardPage(level);
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/", this::dashboard);
        routing.get("/board/{site}", this::board);
        routing.get("/board/{site}/setup", this::setup);
        routing.get("/pages/*", new Files("/pages/"));
        routing.get("/web/*", new Files("/web/"));
    }

    private void dashboard(final ServerRequest request, final ServerResponse response) {
        final Filters filters = Filters.of(Query.of(request, Filters.NAMES), book, time);
        Answers.page(
                response,
                new DashboardPage(filters, sites.get(), book.measures()).html(Figures.of(compliance, filters)));
    }

    private void board(final ServerRequest request, final ServerResponse response) {
        Query.of(request, "level").number("level", 0, 0, 1);
        Answers.page(response, board.html());
    }

    private void setup(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, "inches", "metres");
        final int inches = query.number("inches", 55, 10, 150);
        final int metres = query.number("metres", 5, 1, 50);
        Answers.page(response, new SetupPage(request.path().pathParameters().get("site"), inches, metres).html());
    }
}
