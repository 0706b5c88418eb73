// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorclock.time.TimeInterval;

/**
 * Reads {@code occurred} and {@code uncertainty_s} as the interval that the stamp stands for: the whole minute if it has
 * no seconds, and from the first to the second reading if it lies in the hour that an autumn night has twice.
 */
final class OccurredCell {

    static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final Pattern STAMP = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})[Tt ](\\d{2}):(\\d{2})"
            + "(?::(\\d{2})(?:\\.(\\d{1,9}))?)?([Zz]|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,5}(\\.\\d{1,9})?");
    private static final Pattern DAY_FIRST = Pattern.compile("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}.*");
    private static final Duration MINUTE_LESS_A_NANO = Duration.ofMinutes(1).minusNanos(1);
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
        final Matcher parts = STAMP.matcher(stamp);
        if (!parts.matches()) {
            throw bad(
                    DAY_FIRST.matcher(stamp).matches()
                            ? "must be written year first, such as 2026-03-01T10:05:00"
                            : "must be ISO 8601 with a time of day, such as 2026-03-01T10:05:00Z or, in local time,"
                                    + " 2026-03-01 10:05");
        }
        try {
            final boolean toTheMinute = parts.group(6) == null;
            final LocalDateTime local = LocalDateTime.of(
                    number(parts, 1),
                    number(parts, 2),
                    number(parts, 3),
                    number(parts, 4),
                    number(parts, 5),
                    toTheMinute ? 0 : number(parts, 6),
                    nanos(parts.group(7)));
            final List<ZoneOffset> offsets = offsets(local, parts.group(8));
            final Instant first = local.toInstant(offsets.getFirst());
            final Instant last = local.toInstant(offsets.getLast());
            return new TimeInterval(first, toTheMinute ? last.plus(MINUTE_LESS_A_NANO) : last);
        } catch (DateTimeException e) {
            throw bad("is no time that a calendar and a clock can show");
        }
    }

    /** The earlier reading's offset first: summer time is ahead. */
    private static List<ZoneOffset> offsets(final LocalDateTime local, final String offset) throws BadCellException {
        if (offset != null) {
            return List.of(ZoneOffset.of(offset.toUpperCase(Locale.ROOT)));
        }
        final List<ZoneOffset> valid = ZONE.getRules().getValidOffsets(local);
        if (valid.isEmpty()) {
            throw bad("does not exist in local time: the clocks went forward over it; give an offset or Z");
        }
        return valid;
    }

    private static int number(final Matcher parts, final int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static int nanos(final String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static BadCellException bad(final String reason) {
        return new BadCellException(Column.OCCURRED, reason);
    }
}
