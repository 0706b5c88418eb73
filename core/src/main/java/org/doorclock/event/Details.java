// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an event may say beside its fact, and what measures choose their cases by. All of it may lack.
 *
 * @param modality what the scan is made with
 * @param arrivalMode how the patient came to this hospital
 * @param urgency how soon imaging is needed
 * @param reporter who reported the scan
 */
public record Details(
        Optional<Modality> modality,
        Optional<ArrivalMode> arrivalMode,
        Optional<Urgency> urgency,
        Optional<Reporter> reporter) {

    public static final Details NONE =
            new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static Details of(final EventFields data) throws MalformedEventException {
        return new Details(
                read(data, "modality", Modality::ofWireName),
                read(data, "arrivalMode", ArrivalMode::ofWireName),
                read(data, "urgency", Urgency::ofWireName),
                read(data, "reporter", Reporter::ofWireName));
    }

    void putInto(final ObjectNode data) {
        modality.ifPresent(value -> data.put("modality", value.wireName()));
        arrivalMode.ifPresent(value -> data.put("arrivalMode", value.wireName()));
        urgency.ifPresent(value -> data.put("urgency", value.wireName()));
        reporter.ifPresent(value -> data.put("reporter", value.wireName()));
    }

    private static <T> Optional<T> read(
            final EventFields data, final String field, final Function<String, Optional<T>> parse)
            throws MalformedEventException {
        if (!data.has(field)) {
            return Optional.empty();
        }
        final Optional<T> value = parse.apply(data.textOf(field));
        if (value.isEmpty()) {
            throw new MalformedEventException(field + ": unknown value");
        }
        return value;
    }
}
