// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.doorclock.event.Names;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.access.Header;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.Sought;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Html;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;

/** {@code /cases}: the newest cases of a site, by which a clinician finds the one on the board. */
final class CaseListRoutes implements Routes {

    private static final int ON_A_PAGE = 50;

    private final CaseBook book;
    private final Function<Case, Optional<String>> codes;

    CaseListRoutes(final CaseBook book, final Function<Case, Optional<String>> codes) {
        this.book = book;
        this.codes = codes;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/cases", this::page);
    }

    private record Line(long number, String html) {}

    private void page(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, "site", "before");
        final Optional<String> site =
                query.choice("site", name -> Optional.of(name).filter(Names::isValid), "a site's name");
        final long before = query.choice("before", CaseListRoutes::number, "what the link to older cases holds")
                .orElse(Long.MAX_VALUE);
        final Caller caller = Caller.of(request);
        final Predicate<String> sites =
                name -> caller.reaches(name) && site.map(name::equals).orElse(true);
        final List<Line> found = book.latest(
                before,
                ON_A_PAGE + 1,
                Sought.at(sites, book.measures()),
                folded -> sites.test(folded.site()),
                this::line);
        final List<String> known =
                book.read(book::sites).stream().filter(caller::reaches).toList();
        Answers.page(response, html(Header.of(caller, "<a href=\"/account\">Your account</a>"), found, known, site));
    }

    private static Optional<Long> number(final String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private Line line(final Case folded) {
        return new Line(folded.number(), """
                <tr><th scope="row"><a href="/cases/%s">%s</a></th><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\
                """.formatted(
                        folded.id(),
                        Html.text(codes.apply(folded).orElse(folded.id())),
                        Html.text(folded.site()),
                        Shown.time(folded.events().getFirst().shown()),
                        folded.state().wireName(),
                        Html.text(folded.door())));
    }

    private static String html(
            final String header, final List<Line> found, final List<String> sites, final Optional<String> site) {
        final List<Line> page = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        final String older = found.size() > ON_A_PAGE
                ? "<p><a href=\"/cases?before=%d%s\">Older cases</a></p>"
                        .formatted(
                                page.getLast().number(),
                                site.map(name -> "&amp;site=" + name).orElse(""))
                : "";
        final String options = sites.stream()
                .map(name -> "<option%s>%s</option>"
                        .formatted(site.filter(name::equals).isPresent() ? " selected" : "", Html.text(name)))
                .collect(Collectors.joining());
        return Html.page("Cases", """
                %s
                <main id="content">
                <h1>Cases</h1>
                <form method="get"><label>Site <select name="site"><option value="">all</option>%s</select></label>
                <button>Show</button></form>
                %s%s
                </main>
                """.formatted(header, options, table(page), older));
    }

    private static String table(final List<Line> page) {
        return page.isEmpty()
                ? "<p>There are no cases.</p>"
                : """
                <div class="scroll" tabindex="0" role="region" aria-label="Cases">
                <table class="words"><caption>Those that became known last first; the code is the board's. Local times.</caption>
                <thead><tr><th scope="col">Case</th><th scope="col">Site</th><th scope="col">First event</th>\
                <th scope="col">State</th><th scope="col">Door</th></tr></thead>
                <tbody>%s</tbody></table></div>
                """.formatted(page.stream().map(Line::html).collect(Collectors.joining("\n")));
    }
}
