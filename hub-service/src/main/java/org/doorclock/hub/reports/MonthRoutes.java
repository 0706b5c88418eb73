// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.reports;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.doorclock.hub.exports.Csv;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.time.TimeSource;

/** {@code GET /api/v1/exports/month}: the report of a month, as the scheduled one is, reckoned now. */
public final class MonthRoutes implements Routes {

    /** Where a hub answers it. */
    static final String PATH = "/api/v1/exports/month";

    private static final ZoneId LOCAL = ZoneId.of("Europe/London");
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;

    private final MonthReport report;
    private final TimeSource time;

    public MonthRoutes(final MonthReport report, final TimeSource time) {
        this.report = report;
        this.time = time;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get(PATH, this::month);
    }

    private void month(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, "month", "format");
        final boolean csv = query.csv();
        final YearMonth month = query.choice("month", MonthRoutes::parse, "a month such as 2026-10")
                .orElseGet(() -> YearMonth.from(time.now().atZone(LOCAL)).minusMonths(1));
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(
                HeaderNames.CONTENT_DISPOSITION, Csv.disposition(MonthReport.name(month) + (csv ? ".csv" : ".html")));
        Answers.bytes(
                response,
                csv ? Csv.CONTENT_TYPE : "text/html; charset=utf-8",
                csv ? report.csv(month, query.bom()) : report.html(month));
    }

    static Optional<YearMonth> parse(final String text) {
        try {
            return Optional.of(YearMonth.parse(text))
                    .filter(month -> month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
