// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.exports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.doorclock.event.Names;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Sought;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.journal.JournalException;
import org.doorclock.time.TimeSource;

/**
 * {@code GET /api/v1/exports/ssnap}: one site's cases under the field names of the national audit, and
 * {@code /api/v1/exports/ssnap-mapping}: which of these fields Doorclock fills and from what. A template: the audit's own
 * specification of its import is not public.
 */
public final class SsnapRoutes implements Routes {

    private static final ZoneId LOCAL = ZoneId.of("Europe/London");
    private static final String MEASURE = "ssnap-20m";
    private static final int LONGEST_TEAM = 10;

    private static final Table MAPPING =
            Table.ofFields("doorclock-ssnap-mapping-template", "field", "item", "filled", "note");
    private static final Table CASES = Table.ofFields(
            "doorclock-ssnap-template",
            SsnapField.ALL.stream().map(SsnapField::name).toArray(String[]::new));

    private final CaseBook book;
    private final MeasureSet.Place measure;
    private final TimeSource time;

    public SsnapRoutes(final CaseBook book, final TimeSource time) {
        this.book = book;
        this.measure = book.measures()
                .find(MEASURE)
                .orElseGet(() -> book.measures().places().getFirst());
        this.time = time;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/exports/ssnap", this::cases);
        routing.get("/api/v1/exports/ssnap-mapping", this::mapping);
    }

    private void mapping(final ServerRequest request, final ServerResponse response) throws JournalException {
        final List<ObjectNode> fields =
                SsnapField.ALL.stream().map(SsnapField::mapping).toList();
        Listing.answer(
                request,
                response,
                Query.of(request, "format"),
                MAPPING,
                (cursor, limit) -> new Listing.Page(fields, Optional.empty()));
    }

    private void cases(final ServerRequest request, final ServerResponse response) throws JournalException {
        final Query query = Query.ofList(request, "site", "from", "to", "team", "dates");
        final String site = query.required("site", name -> Optional.of(name).filter(Names::isValid), "a site's name");
        final String team = query.choice("team", SsnapRoutes::team, "the audit's code of a team")
                .orElse("");
        final SsnapCase.Dates dates = query.choice("dates", SsnapCase.Dates::ofWireName, SsnapCase.Dates.CHOICES)
                .orElse(SsnapCase.Dates.ISO);
        final Instant now = time.now();
        final Predicate<Case> filter = filter(query, site, now);
        final Sought sought = new Sought(
                site::equals, measure, Instant.MIN, Instant.MAX, standing -> standing != Standing.NOT_COUNTED, now);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        Listing.answer(request, response, query, CASES.called(CASES.name() + "-" + site), (cursor, limit) -> {
            final long below = cursor.map(SsnapRoutes::number).orElse(Long.MAX_VALUE);
            return Listing.Page.of(
                    book.latest(
                            below,
                            limit + 1,
                            sought,
                            filter,
                            folded -> new Listing.Numbered(folded.number(), row(folded, team, dates))),
                    limit);
        });
    }

    private ObjectNode row(final Case folded, final String team, final SsnapCase.Dates dates) {
        final SsnapCase spoken = new SsnapCase(folded, book.timing(folded, measure), team, dates);
        final ObjectNode row = Answers.object();
        SsnapField.ALL.forEach(field -> row.put(field.name(), field.value().apply(spoken)));
        return row;
    }

    /** The cases that the audit's measures count, by the day of their clock start. */
    private Predicate<Case> filter(final Query query, final String site, final Instant now) {
        final Instant from = query.date("from").map(SsnapRoutes::startOf).orElse(Instant.MIN);
        final Instant to = query.date("to").map(SsnapRoutes::startOf).orElse(Instant.MAX);
        if (!from.isBefore(to)) {
            throw wrong("The parameter to is not after the parameter from.", "Make to the day after the last one.");
        }
        return folded -> folded.site().equals(site)
                && book.timing(folded, measure).standing(measure, now) != Standing.NOT_COUNTED
                && isBetween(folded, from, to);
    }

    private boolean isBetween(final Case folded, final Instant from, final Instant to) {
        final Instant at = book.timing(folded, measure)
                .start()
                .orElse(folded.events().getFirst())
                .shown();
        return !at.isBefore(from) && at.isBefore(to);
    }

    private static Instant startOf(final LocalDate day) {
        return day.atStartOfDay(LOCAL).toInstant();
    }

    private static Optional<String> team(final String code) {
        return Optional.of(code).filter(c -> c.length() <= LONGEST_TEAM && c.matches("[A-Za-z0-9]+"));
    }

    private static long number(final String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw wrong("The parameter cursor is not one of this list.", "Use the Link of the page before.");
        }
    }

    private static ProblemException wrong(final String detail, final String remedy) {
        return new ProblemException(Problem.badRequest(detail, remedy));
    }
}
