// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.compliance.Share;
import org.doorclock.hub.fhir.Fhir.Population;
import org.doorclock.measure.Measure;

/**
 * The figures of one place and one stretch of days as FHIR R4's MeasureReport of type summary.
 *
 * @param measure the rule
 * @param reporter whose figures they are
 * @param from the first day
 * @param to the day after the last
 * @param bands figures by band, that of all hours first; never empty
 * @param ended whether the days were over and nothing was running any more at {@code at}
 * @param at when it was reckoned
 */
public record FhirReport(
        Measure measure,
        Reporter reporter,
        LocalDate from,
        LocalDate to,
        List<OfBand> bands,
        boolean ended,
        Instant at) {

    private static final double SHARE_DECIMALS = 1e6;
    private static final double MINUTE_DECIMALS = 1e4;

    /**
     * @param band its id
     * @param figures empty if they are too few to report
     */
    public record OfBand(String band, int n, Optional<Row.Figures> figures) {}

    /**
     * @param rows of one place over all the days asked for; a band without a row has no cases
     * @param over whether the days asked for are over
     */
    public static FhirReport of(
            final Question question,
            final Reporter reporter,
            final List<Row> rows,
            final boolean over,
            final Instant at) {
        final List<OfBand> bands = question.bands().stream()
                .sorted()
                .map(band -> rows.stream()
                        .filter(row -> row.band() == band)
                        .findFirst()
                        .map(row -> new OfBand(band.wireName(), row.n(), row.figures()))
                        .orElseGet(() -> new OfBand(band.wireName(), 0, Optional.empty())))
                .toList();
        final boolean runs =
                bands.getFirst().figures().filter(f -> f.running() > 0).isPresent();
        return new FhirReport(
                question.measure().measure(), reporter, question.from(), question.to(), bands, over && !runs, at);
    }

    public ObjectNode json(final Canonical canonical) {
        final ObjectNode report = Fhir.resource("MeasureReport", id());
        Fhir.putNarrative(report, "<p>" + Fhir.text(words()) + "</p>");
        report.put("status", ended ? "complete" : "pending")
                .put("type", "summary")
                .put("measure", canonical.of(measure))
                .put("date", at.truncatedTo(ChronoUnit.SECONDS).toString());
        report.set("reporter", reporter.json());
        report.putObject("period")
                .put("start", from.toString())
                .put("end", to.minusDays(1).toString());
        report.set("improvementNotation", Fhir.improvement(measure));
        final ObjectNode group = report.putArray("group").addObject();
        putFigures(group, bands.getFirst());
        if (bands.size() > 1) {
            putBands(group);
        }
        return report;
    }

    /** The same question asked again has the same id, whatever the figures are by then. */
    String id() {
        final String name = measure.id() + "|" + measure.version() + "|" + reporter.level() + "|" + reporter.id() + "|"
                + from + "|" + to;
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    private void putBands(final ObjectNode group) {
        final ObjectNode stratifier = group.putArray("stratifier").addObject();
        stratifier.putArray("code").add(Fhir.words(FhirMeasure.BAND));
        final ArrayNode strata = stratifier.putArray("stratum");
        for (final OfBand band : bands.subList(1, bands.size())) {
            final ObjectNode stratum = strata.addObject();
            stratum.set("value", Fhir.words(band.band()));
            putFigures(stratum, band);
        }
    }

    private void putFigures(final ObjectNode node, final OfBand band) {
        final Optional<Row.Figures> figures = band.figures();
        final ArrayNode populations = node.putArray("population");
        population(populations, Population.INITIAL_POPULATION, Optional.of(band.n()));
        if (measure.limit().isPresent()) {
            population(populations, Population.DENOMINATOR, figures.map(f -> f.met() + f.missed()));
            population(populations, Population.NUMERATOR, figures.map(Row.Figures::met));
        } else {
            population(populations, Population.MEASURE_POPULATION, figures.map(f -> timed(band.n(), f)));
        }
        node.set(
                "measureScore",
                figures.map(f -> score(f).orElseGet(() -> Fhir.noScore(Fhir.absent("not-applicable"))))
                        .orElseGet(() -> Fhir.noScore(Fhir.masked())));
    }

    /** Under a measure without a limit: all but those that have no time. */
    private static int timed(final int n, final Row.Figures figures) {
        return n - figures.running() - figures.indeterminate() - figures.quarantined() - figures.noClockStart();
    }

    private static void population(
            final ArrayNode populations, final Population population, final Optional<Integer> count) {
        final ObjectNode node = populations.addObject();
        node.set("code", population.code());
        count.ifPresentOrElse(number -> node.put("count", number), () -> node.set("_count", Fhir.masked()));
    }

    private Optional<ObjectNode> score(final Row.Figures figures) {
        return measure.limit().isPresent()
                ? figures.share().map(Share::proportion).map(p -> Fhir.share(rounded(p, SHARE_DECIMALS)))
                : figures.medianMinutes().map(m -> Fhir.minutes(rounded(m, MINUTE_DECIMALS)));
    }

    private String words() {
        final OfBand all = bands.getFirst();
        final String head = measure.title() + ", " + reporter.title() + ", " + from + " to " + to.minusDays(1) + ": ";
        return head
                + all.figures()
                        .map(f -> measure.limit().isPresent()
                                ? f.met() + " of " + (f.met() + f.missed()) + " decided met it; " + f.running()
                                        + " running, " + f.indeterminate() + " undecided, " + f.quarantined()
                                        + " with impossible times, " + f.noClockStart() + " without a clock start."
                                : timed(all.n(), f) + " times, median "
                                        + f.medianMinutes()
                                                .map(m -> Math.round(m) + " minutes.")
                                                .orElse("of none."))
                        .orElse(all.n() + " patients, too few to report.");
    }

    private static double rounded(final double value, final double decimals) {
        return Math.round(value * decimals) / decimals;
    }
}
