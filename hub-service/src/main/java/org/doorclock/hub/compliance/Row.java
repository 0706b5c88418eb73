// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.Optional;
import org.doorclock.hub.calendar.Band;

/**
 * The figures of one period, one place and one band.
 *
 * @param period its label
 * @param org the id at the level asked for; of a door its site's and its own, joined by a slash
 * @param n all cases that the measure counts there
 * @param figures empty if they are too few to report
 */
public record Row(String period, String org, Band band, int n, Optional<Figures> figures) {

    /**
     * @param met scanned within the limit; 0 under a measure without one
     * @param missed not scanned within the limit, also those never scanned
     * @param running not scanned, the limit not passed
     * @param indeterminate what the times do not decide
     * @param quarantined the times are impossible, so one of them is wrong
     * @param noClockStart nothing on record starts the clock
     * @param meanMinutes of those that started and stopped and are not quarantined; empty if none did
     * @param medianMinutes of the same
     * @param p90Minutes the 90th percentile of the same
     * @param share met of met and missed; empty if there are neither
     * @param targetMet whether the share reaches the target; empty without share or target
     */
    public record Figures(
            int met,
            int missed,
            int running,
            int indeterminate,
            int quarantined,
            int noClockStart,
            Optional<Double> meanMinutes,
            Optional<Double> medianMinutes,
            Optional<Double> p90Minutes,
            Optional<Share> share,
            Optional<Boolean> targetMet) {}
}
