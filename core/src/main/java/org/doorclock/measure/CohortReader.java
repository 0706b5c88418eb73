// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.doorclock.event.ArrivalMode;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Modality;
import org.doorclock.event.Pathway;
import org.doorclock.event.Urgency;
import org.doorclock.settings.SettingsException;
import org.doorclock.settings.YamlMap;

/** Reads who counts. */
final class CohortReader {

    private static final String ANY = "any";
    private static final String UNSTATED = "unstated";
    private static final List<String> KEYS = List.of(
            "pathways",
            "modalities",
            "arrival-modes",
            "urgencies",
            "in-patients",
            "never-stopped",
            "left-out",
            "left-out-always");

    private CohortReader() {}

    static Cohort read(final YamlMap counts) throws SettingsException {
        counts.only(KEYS);
        final List<Pathway> pathways = Choices.read(counts, "pathways", Pathway.values());
        if (pathways.isEmpty()) {
            throw counts.wrong("pathways", "must name at least one");
        }
        return new Cohort(
                Set.copyOf(pathways),
                admitted(counts, "modalities", Modality.class),
                admitted(counts, "arrival-modes", ArrivalMode.class),
                admitted(counts, "urgencies", Urgency.class),
                Choices.flag(counts, "in-patients", "counted", "left-out"),
                Choices.flag(counts, "never-stopped", "missed", "left-out"),
                Set.copyOf(Choices.read(counts, "left-out", CloseReason.values())),
                Set.copyOf(Choices.read(counts, "left-out-always", CloseReason.values())));
    }

    private static <T extends Enum<T>> Admitted<T> admitted(final YamlMap counts, final String key, final Class<T> type)
            throws SettingsException {
        final List<String> texts = new ArrayList<>(counts.texts(key));
        if (texts.equals(List.of(ANY))) {
            return Admitted.any(type);
        }
        if (texts.isEmpty()) {
            throw counts.wrong(key, "must be any or name at least one");
        }
        final boolean unstated = texts.remove(UNSTATED);
        return new Admitted<>(Set.copyOf(Choices.read(counts, key, texts, type.getEnumConstants())), unstated);
    }
}
