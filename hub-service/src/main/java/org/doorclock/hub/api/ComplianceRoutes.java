// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Grain;
import org.doorclock.hub.compliance.Level;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.exports.Csv;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.time.TimeSource;

/** {@code GET /api/v1/compliance}: how many met a measure, where and when. */
final class ComplianceRoutes implements Routes {

    private static final Set<String> LEVELS_TO_COME = Set.of("trust", "network", "region", "nation");
    private static final Set<String> BANDS_TO_COME =
            Set.of("in-hours", "out-of-hours", "weekday", "weekend", "bank-holiday");
    private static final int USUAL_MONTHS = 12;
    private static final int MOST_DAYS = 3700;

    private final Compliance compliance;
    private final MeasureSet measures;
    private final TimeSource time;

    ComplianceRoutes(final Compliance compliance, final MeasureSet measures, final TimeSource time) {
        this.compliance = compliance;
        this.measures = measures;
        this.time = time;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/compliance", this::answer);
    }

    private void answer(final ServerRequest request, final ServerResponse response) {
        final Query query =
                Query.of(request, "measure", "from", "to", "level", "by", "band", "site", "small", "format");
        final boolean csv = query.csv();
        final Answer answer = compliance.answer(question(query));
        final ObjectNode body = ComplianceJson.of(answer, time.now());
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        if (csv) {
            Csv.answer(
                    query,
                    response,
                    ComplianceJson.table(answer),
                    body.path("rows").valueStream());
        } else {
            Answers.json(response, body);
        }
    }

    private Question question(final Query query) {
        final MeasureSet.Place measure = query.required("measure", measures::find, "one of " + ids());
        requireAllBand(query);
        final LocalDate to = Parameters.date(query, "to")
                .orElseGet(
                        () -> time.now().atZone(Parameters.LOCAL).toLocalDate().plusDays(1));
        final LocalDate from = Parameters.date(query, "from")
                .orElseGet(() -> to.minusDays(1).withDayOfMonth(1).minusMonths(USUAL_MONTHS - 1L));
        Parameters.requireOrder(from, to);
        final Grain grain =
                query.choice("by", Grain::ofWireName, "day, week or month").orElse(Grain.MONTH);
        if (grain == Grain.DAY && ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw Parameters.wrong(
                    "From from to to there are more days than one answer gives.",
                    "Use by=month or by=week, or ask in parts.");
        }
        return new Question(
                measure,
                from,
                to,
                level(query),
                grain,
                Parameters.site(query),
                query.choice("small", value -> Optional.of(value).filter("show"::equals), "show")
                        .isPresent());
    }

    private static Level level(final Query query) {
        if (query.text("level").filter(LEVELS_TO_COME::contains).isPresent()) {
            throw Parameters.wrong(
                    "The parameter level asks for more than a site: that needs an organisation file, and this hub has none.",
                    "Use level=site or level=door.");
        }
        return query.choice("level", Level::ofWireName, "door or site").orElse(Level.SITE);
    }

    private static void requireAllBand(final Query query) {
        if (query.text("band").filter(BANDS_TO_COME::contains).isPresent()) {
            throw Parameters.wrong(
                    "The parameter band asks for hours or days of which this hub has no definition.", "Use band=all.");
        }
        query.choice("band", value -> Optional.of(value).filter("all"::equals), "all");
    }

    private String ids() {
        return measures.places().stream().map(place -> place.measure().id()).collect(Collectors.joining(", "));
    }
}
