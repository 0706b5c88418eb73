// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.doorclock.measure.Measure;
import org.doorclock.settings.Nearest;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;

/**
 * The monthly report.
 *
 * @param folder where it is put; empty if none is wanted
 * @param day of the month after, 1 to 28
 * @param measures ids of those it is about, in their order; never empty
 */
public record ReportsConfig(Optional<Path> folder, int day, List<String> measures) {

    private static final int LAST_DAY_OF_EVERY_MONTH = 28;

    static ReportsConfig of(final Settings settings, final List<Measure> known) throws SettingsException {
        final List<String> ids = known.stream().map(Measure::id).toList();
        final List<String> measures = Arrays.stream(
                        settings.text(HubKeys.REPORTS_MEASURES).split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        for (final String id : measures) {
            if (!ids.contains(id)) {
                throw Settings.wrong(
                        HubKeys.REPORTS_MEASURES,
                        "ids of measures separated by commas; the nearest to one that is none is "
                                + Nearest.of(id, ids));
            }
        }
        if (measures.isEmpty()) {
            throw Settings.wrong(HubKeys.REPORTS_MEASURES, "ids of measures separated by commas; at least one");
        }
        return new ReportsConfig(
                settings.optionalText(HubKeys.REPORTS_FOLDER).map(Path::of),
                settings.number(HubKeys.REPORTS_DAY, 1, LAST_DAY_OF_EVERY_MONTH),
                measures);
    }
}
