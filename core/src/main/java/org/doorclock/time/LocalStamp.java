// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

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

/**
 * A time as people and spreadsheets write it, in the United Kingdom's local time unless it has an offset, and the interval
 * that it stands for: the whole minute if it has no seconds, and from the first to the second reading if it lies in the
 * hour that an autumn night has twice.
 *
 * @param when the interval
 * @param twice whether the local time came twice, and nothing says which of the two is meant
 */
public record LocalStamp(TimeInterval when, boolean twice) {

    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final Pattern STAMP = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})[Tt ](\\d{2}):(\\d{2})"
            + "(?::(\\d{2})(?:\\.(\\d{1,9}))?)?([Zz]|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern DAY_FIRST = Pattern.compile("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}.*");
    private static final Duration MINUTE_LESS_A_NANO = Duration.ofMinutes(1).minusNanos(1);

    /** A text that is no such time. The message goes on where the name of a field ends, and repeats nothing of the text. */
    public static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        private Fault(final String message) {
            super(message, null, false, false);
        }
    }

    /** @throws Fault if it is no time of that form, or none that a clock in the United Kingdom can have shown */
    public static LocalStamp parse(final String text) throws Fault {
        final Matcher parts = STAMP.matcher(text.strip());
        if (!parts.matches()) {
            throw new Fault(
                    DAY_FIRST.matcher(text.strip()).matches()
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
            return new LocalStamp(
                    new TimeInterval(first, toTheMinute ? last.plus(MINUTE_LESS_A_NANO) : last), offsets.size() > 1);
        } catch (DateTimeException e) {
            throw new Fault("is no time that a calendar and a clock can show");
        }
    }

    /** The earlier reading's offset first: summer time is ahead. */
    private static List<ZoneOffset> offsets(final LocalDateTime local, final String offset) throws Fault {
        if (offset != null) {
            return List.of(ZoneOffset.of(offset.toUpperCase(Locale.ROOT)));
        }
        final List<ZoneOffset> valid = ZONE.getRules().getValidOffsets(local);
        if (valid.isEmpty()) {
            throw new Fault("does not exist in local time: the clocks went forward over it; give an offset or Z");
        }
        return valid;
    }

    private static int number(final Matcher parts, final int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static int nanos(final String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }
}
