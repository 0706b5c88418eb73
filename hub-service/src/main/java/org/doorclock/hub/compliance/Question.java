// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.time.LocalDate;
import java.util.Optional;
import org.doorclock.hub.cases.MeasureSet;

/**
 * What is asked of the cases.
 *
 * @param measure the rule
 * @param from the first day, by clock start, local time
 * @param to the day after the last
 * @param level what a row is about
 * @param grain how long a period is
 * @param site only this one; empty for all
 * @param showSmall whether figures of few cases are given too
 */
public record Question(
        MeasureSet.Place measure,
        LocalDate from,
        LocalDate to,
        Level level,
        Grain grain,
        Optional<String> site,
        boolean showSmall) {

    public Question {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period ends after it begins");
        }
    }
}
