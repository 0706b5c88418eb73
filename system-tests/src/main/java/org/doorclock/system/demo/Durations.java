// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.demo;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.TypeConversionException;

/** Durations as people type them: 30s, 5m, 2h. */
final class Durations {

    private Durations() {}

    /** @throws TypeConversionException if it is not one */
    static Duration parse(final String text) {
        try {
            return Duration.parse("PT" + text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("not a duration such as 30s, 5m or 2h");
        }
    }
}
