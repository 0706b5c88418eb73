// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.doorclock.hub.http.Answers;
import org.doorclock.measure.Measure;

/** Pieces of FHIR R4 that several resources are made of. */
public final class Fhir {

    public static final String CONTENT_TYPE = "application/fhir+json; fhirVersion=4.0";

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final String UNITS = "http://unitsofmeasure.org";

    private Fhir() {}

    /** What a measure counts, in the code system that reports and measures share. */
    enum Population {
        INITIAL_POPULATION("Initial Population"),
        DENOMINATOR("Denominator"),
        NUMERATOR("Numerator"),
        MEASURE_POPULATION("Measure Population"),
        MEASURE_OBSERVATION("Measure Observation");

        private final String display;

        Population(final String display) {
            this.display = display;
        }

        ObjectNode code() {
            return concept(
                    TERMINOLOGY + "measure-population",
                    name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    display);
        }
    }

    static ObjectNode resource(final String type, final String id) {
        final ObjectNode resource =
                Answers.object().put("resourceType", type).put("id", id).put("language", "en-GB");
        resource.putObject("text").put("status", "generated");
        return resource;
    }

    /** Every resource says in words what it says in codes. */
    static void putNarrative(final ObjectNode resource, final String xhtml) {
        resource.withObject("/text")
                .put(
                        "div",
                        "<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en-GB\" xml:lang=\"en-GB\">" + xhtml
                                + "</div>");
    }

    /** A rate is better the higher it is, a time the lower. */
    static ObjectNode improvement(final Measure measure) {
        return measure.limit().isPresent()
                ? concept(
                        TERMINOLOGY + "measure-improvement-notation",
                        "increase",
                        "Increased score indicates improvement")
                : concept(
                        TERMINOLOGY + "measure-improvement-notation",
                        "decrease",
                        "Decreased score indicates improvement");
    }

    static ObjectNode scoring(final Measure measure) {
        return measure.limit().isPresent()
                ? concept(TERMINOLOGY + "measure-scoring", "proportion", "Proportion")
                : concept(TERMINOLOGY + "measure-scoring", "continuous-variable", "Continuous Variable");
    }

    static ObjectNode process() {
        return concept(TERMINOLOGY + "measure-type", "process", "Process");
    }

    static ObjectNode patient() {
        return concept("http://hl7.org/fhir/resource-types", "Patient", "Patient");
    }

    static ObjectNode share(final double value) {
        return Answers.object().put("value", value);
    }

    static ObjectNode minutes(final double value) {
        return Answers.object()
                .put("value", value)
                .put("unit", "min")
                .put("system", UNITS)
                .put("code", "min");
    }

    /** In the place of a value that is kept back since it is of too few patients. */
    static ObjectNode masked() {
        return absent("masked");
    }

    /** A score whose value is not there. */
    static ObjectNode noScore(final ObjectNode why) {
        final ObjectNode score = Answers.object();
        score.set("_value", why);
        return score;
    }

    /** @param reason a code of HL7's data-absent-reason */
    static ObjectNode absent(final String reason) {
        final ObjectNode element = Answers.object();
        element.putArray("extension")
                .addObject()
                .put("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason")
                .put("valueCode", reason);
        return element;
    }

    static ObjectNode words(final String text) {
        return Answers.object().put("text", text);
    }

    static ObjectNode concept(final String system, final String code, final String display) {
        final ObjectNode concept = Answers.object();
        concept.putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code)
                .put("display", display);
        return concept;
    }

    static String text(final String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
