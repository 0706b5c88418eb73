// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.fhir.Canonical;
import org.doorclock.hub.fhir.Fhir;
import org.doorclock.hub.fhir.FhirBundle;
import org.doorclock.hub.fhir.FhirMeasure;
import org.doorclock.hub.fhir.FhirReport;
import org.doorclock.hub.fhir.Reporter;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.time.TimeSource;

/** {@code GET /api/v1/reports/measure-report} and {@code /api/v1/reports/measures}: figures and rules as FHIR R4. */
public final class ReportRoutes implements Routes {

    private static final String[] PARAMETERS = {
        "measure", "from", "to", "level", "band", "door", "site", "trust", "network", "region", "nation", "small"
    };

    private final Compliance compliance;
    private final Questions questions;
    private final MeasureSet measures;
    private final Organisation organisation;
    private final Canonical canonical;
    private final TimeSource time;

    public ReportRoutes(
            final CaseBook book,
            final Compliance compliance,
            final Organisation organisation,
            final Canonical canonical,
            final TimeSource time) {
        this.compliance = compliance;
        this.questions = new Questions(book, organisation, time);
        this.measures = book.measures();
        this.organisation = organisation;
        this.canonical = canonical;
        this.time = time;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/reports/measure-report", this::report);
        routing.get(Canonical.MEASURES, this::measures);
        routing.get(Canonical.MEASURES + "/{id}", this::measure);
    }

    private void measures(final ServerRequest request, final ServerResponse response) {
        Query.of(request);
        send(
                response,
                FhirBundle.of(measures.places().stream()
                        .map(place -> FhirMeasure.of(place.measure(), canonical))
                        .toList()));
    }

    private void measure(final ServerRequest request, final ServerResponse response) {
        Query.of(request);
        final MeasureSet.Place place = measures.find(
                        request.path().pathParameters().get("id"))
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "There is no measure of this id.", "See /api/v1/measures for those there are.")));
        send(response, FhirMeasure.of(place.measure(), canonical));
    }

    private void report(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, PARAMETERS);
        final Answer answer = compliance.answer(question(query));
        final List<ObjectNode> reports = new ArrayList<>();
        rows(answer)
                .forEach((org, rows) ->
                        reports.add(report(answer.question(), org, rows).json(canonical)));
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        send(response, reports.size() == 1 ? reports.getFirst() : FhirBundle.of(reports));
    }

    /** Of all the days at once; at every band, unless some are named; of the last whole month, unless days are named. */
    private Question question(final Query query) {
        final Question asked = questions.of(query).by(Grain.TOTAL);
        final Set<Band> bands =
                query.text("band").isPresent() ? EnumSet.copyOf(asked.bands()) : EnumSet.allOf(Band.class);
        bands.add(Band.ALL);
        final Question banded = asked.during(bands).at(level(query, asked));
        if (query.text("from").isPresent() || query.text("to").isPresent()) {
            return banded;
        }
        final LocalDate month = today().withDayOfMonth(1);
        return new Question(
                banded.measure(),
                month.minusMonths(1),
                month,
                banded.level(),
                banded.grain(),
                banded.bands(),
                banded.scope(),
                banded.showSmall());
    }

    /** Who asks for a trust means the trust's own figures, and not one for each of its sites. */
    private static Level level(final Query query, final Question asked) {
        return query.text("level").isPresent()
                ? asked.level()
                : asked.scope().ids().keySet().stream()
                        .min(Comparator.naturalOrder())
                        .orElse(asked.level());
    }

    private static Map<String, List<Row>> rows(final Answer answer) {
        final Map<String, List<Row>> byOrg = new LinkedHashMap<>();
        final Question question = answer.question();
        if (answer.rows().isEmpty()) {
            question.scope().at(question.level()).ifPresent(id -> byOrg.put(id, List.of()));
        }
        answer.rows()
                .forEach(row -> byOrg.computeIfAbsent(row.org(), org -> new ArrayList<>())
                        .add(row));
        return byOrg;
    }

    private FhirReport report(final Question question, final String org, final List<Row> rows) {
        final Level level = question.level();
        final Instant now = time.now();
        return FhirReport.of(
                question,
                new Reporter(level.wireName(), org, organisation.title(level, org), organisation.ods(level, org)),
                rows,
                !question.to().isAfter(today()),
                now);
    }

    private LocalDate today() {
        return time.now().atZone(Parameters.LOCAL).toLocalDate();
    }

    private static void send(final ServerResponse response, final ObjectNode resource) {
        Answers.bytes(response, Fhir.CONTENT_TYPE, resource.toString().getBytes(UTF_8));
    }
}
