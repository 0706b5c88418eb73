// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.doorclock.time.LocalStamp;
import org.doorclock.time.TimeInterval;

/** Reads {@code occurred}, a {@link LocalStamp}, and {@code uncertainty_s} as the interval that they stand for. */
final class OccurredCell {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,5}(\\.\\d{1,9})?");
    private static final BigDecimal MOST_UNCERTAINTY = BigDecimal.valueOf(86_400);
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

    private OccurredCell() {}

    /**
     * @param now a stamp after this is refused
     * @throws BadCellException if it is no such stamp, or a time that cannot be meant
     */
    static TimeInterval parse(final String stamp, final Duration uncertainty, final Instant now)
            throws BadCellException {
        final TimeInterval written = written(stamp.strip());
        if (written.earliest().isBefore(OLDEST)) {
            throw bad("is before the year 2000");
        }
        if (written.earliest().isAfter(now)) {
            throw bad("lies in the future");
        }
        return new TimeInterval(
                written.earliest().minus(uncertainty), written.latest().plus(uncertainty));
    }

    /** @throws BadCellException unless it is empty or a number of seconds of at most a day */
    static Duration uncertainty(final String cell) throws BadCellException {
        final String text = cell.strip();
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        if (!SECONDS.matcher(text).matches() || new BigDecimal(text).compareTo(MOST_UNCERTAINTY) > 0) {
            throw new BadCellException(Column.UNCERTAINTY_S, "must be a number of seconds from 0 to 86400, or empty");
        }
        return Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValueExact());
    }

    private static TimeInterval written(final String stamp) throws BadCellException {
        try {
            return LocalStamp.parse(stamp).when();
        } catch (LocalStamp.Fault e) {
            throw bad(e.getMessage());
        }
    }

    private static BadCellException bad(final String reason) {
        return new BadCellException(Column.OCCURRED, reason);
    }
}
