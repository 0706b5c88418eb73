// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.doorclock.hub.fhir.Fhir.Population;
import org.doorclock.measure.ClockStart;
import org.doorclock.measure.Cohort;
import org.doorclock.measure.Measure;

/** A measure as FHIR R4's Measure. Its criteria are words: no expression of it could be run without Doorclock's events. */
public final class FhirMeasure {

    static final String BAND = "band";

    private FhirMeasure() {}

    public static ObjectNode of(final Measure measure, final Canonical canonical) {
        final ObjectNode resource = Fhir.resource("Measure", measure.id());
        Fhir.putNarrative(
                resource,
                "<p><b>" + Fhir.text(measure.title()) + "</b></p><p>"
                        + Fhir.text(measure.source().says()) + "</p>");
        resource.put("url", canonical.url(measure))
                .put("version", Integer.toString(measure.version()))
                .put("name", name(measure.id()))
                .put("title", measure.title())
                .put("status", "active");
        resource.set("subjectCodeableConcept", Fhir.patient());
        resource.put("description", measure.source().says());
        if (!measure.source().chosenHere().isEmpty()) {
            resource.put("purpose", measure.source().chosenHere());
        }
        putValidity(resource, measure.valid());
        resource.putArray("relatedArtifact")
                .addObject()
                .put("type", "derived-from")
                .put("citation", measure.source().document());
        resource.set("scoring", Fhir.scoring(measure));
        resource.putArray("type").add(Fhir.process());
        resource.put("rateAggregation", "Counts add up; shares and times are reckoned anew from the cases.");
        resource.set("improvementNotation", Fhir.improvement(measure));
        putGroup(resource.putArray("group").addObject(), measure);
        return resource;
    }

    private static void putValidity(final ObjectNode resource, final Measure.Validity valid) {
        if (valid.from().isPresent() || valid.to().isPresent()) {
            final ObjectNode period = resource.putObject("effectivePeriod");
            valid.from().map(LocalDate::toString).ifPresent(from -> period.put("start", from));
            valid.to().map(LocalDate::toString).ifPresent(to -> period.put("end", to));
        }
    }

    private static void putGroup(final ObjectNode group, final Measure measure) {
        final ArrayNode populations = group.putArray("population");
        final String stop = words(measure.clockStop().wireName());
        add(populations, Population.INITIAL_POPULATION, "Every case that counts: " + who(measure.counts()) + ".");
        measure.limit()
                .ifPresentOrElse(
                        limit -> {
                            add(
                                    populations,
                                    Population.DENOMINATOR,
                                    "Those that were decided: met or missed. Still running, uncertain and impossible times,"
                                            + " and cases without a clock start are counted beside it.");
                            add(
                                    populations,
                                    Population.NUMERATOR,
                                    "From clock start (the first on record of " + starts(measure) + ") to " + stop
                                            + " certainly no more than " + limit.minutes() + " minutes"
                                            + (limit.inclusive()
                                                    ? ", exactly so many included."
                                                    : ", fewer than so many."));
                        },
                        () -> {
                            add(
                                    populations,
                                    Population.MEASURE_POPULATION,
                                    "Those whose clock started and stopped, in that order.");
                            add(
                                    populations,
                                    Population.MEASURE_OBSERVATION,
                                    "Minutes from clock start (the first on record of " + starts(measure) + ") to "
                                            + stop + "; the score is their median.");
                        });
        final ObjectNode stratifier = group.putArray("stratifier").addObject();
        stratifier.set("code", Fhir.words(BAND));
        stratifier.put(
                "description", "Hours of the week by clock start, local time; the hub's configuration says which.");
    }

    private static void add(final ArrayNode populations, final Population population, final String words) {
        final ObjectNode node = populations.addObject();
        node.set("code", population.code());
        node.put("description", words);
        putCriteria(node, words);
    }

    private static void putCriteria(final ObjectNode node, final String words) {
        final ObjectNode criteria = node.putObject("criteria");
        criteria.set("_language", Fhir.absent("not-applicable"));
        criteria.put("expression", words);
    }

    private static String who(final Cohort counts) {
        return "pathway " + names(counts.pathways())
                + (counts.inpatients() ? "" : ", patients who were in hospital already left out")
                + (counts.neverStopped() ? "" : ", only those whose clock stopped")
                + (counts.leftOut().isEmpty()
                        ? ""
                        : "; not closed as " + names(counts.leftOut()) + " before the clock stopped")
                + (counts.leftOutAlways().isEmpty() ? "" : "; never closed as " + names(counts.leftOutAlways()));
    }

    private static String starts(final Measure measure) {
        return measure.clockStarts().stream()
                .map(ClockStart::wireName)
                .map(FhirMeasure::words)
                .collect(Collectors.joining(", "));
    }

    private static String names(final Collection<? extends Enum<?>> constants) {
        return constants.stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String words(final String wireName) {
        return wireName.replace('-', ' ');
    }

    /** As FHIR wants a name that programs use: a capital first, letters, digits and underscores. */
    private static String name(final String id) {
        final String safe = id.replaceAll("[^A-Za-z0-9]", "_");
        return "Doorclock_" + safe;
    }
}
