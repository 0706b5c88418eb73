// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The days, weeks or months between two dates, local time; the first and the last may be cut by the dates. */
final class Periods {

    static final ZoneId LOCAL = ZoneId.of("Europe/London");

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final List<String> labels;
    private final long[] starts;
    private final Instant from;
    private final Instant to;

    /**
     * @param from inclusive
     * @param to exclusive, after {@code from}
     */
    Periods(final LocalDate from, final LocalDate to, final Grain grain) {
        this.from = startOf(from);
        this.to = startOf(to);
        final List<String> names = new ArrayList<>();
        final List<Long> begins = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(to); day = grain.nextAfter(day)) {
            names.add(grain.label(day));
            begins.add(startOf(day).getEpochSecond() * NANOS_PER_SECOND);
        }
        labels = List.copyOf(names);
        starts = begins.stream().mapToLong(Long::longValue).toArray();
    }

    Instant from() {
        return from;
    }

    Instant to() {
        return to;
    }

    int count() {
        return starts.length;
    }

    String label(final int index) {
        return labels.get(index);
    }

    /** @param nanos since 1970, from {@link #from()} (inclusive) to {@link #to()} (exclusive) */
    int indexOf(final long nanos) {
        final int found = Arrays.binarySearch(starts, nanos);
        return found >= 0 ? found : -found - 2;
    }

    private static Instant startOf(final LocalDate day) {
        return day.atStartOfDay(LOCAL).toInstant();
    }
}
