// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.doorclock.hub.calendar.LocalDays;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.hub.statistics.Quantile;
import org.doorclock.time.TimeSource;

/** Counts when patients come and how their waits lie over one another. Safe for use by many threads. */
public final class Demands {

    private static final int HOURS = 168;
    private static final int DAY = 24;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MINUTE = 60 * NANOS_PER_SECOND;
    private static final long NANOS_PER_HOUR = 60 * NANOS_PER_MINUTE;

    private final CaseBook book;
    private final Organisation organisation;
    private final TimeSource time;

    /**
     * How demand is looked at.
     *
     * @param scanMinutes how long a scanner is taken by one patient, above 0
     * @param perHour how many an hour can be scanned
     * @param percent which percentile of an hour's arrivals is held against that, 0 to 100
     */
    public record Terms(int scanMinutes, int perHour, int percent) {}

    public Demands(final CaseBook book, final Organisation organisation, final TimeSource time) {
        this.book = book;
        this.organisation = organisation;
        this.time = time;
    }

    /** @param question its level, grain and bands mean nothing here */
    public Demand of(final Question question, final Terms terms) {
        final Instant now = time.now();
        return book.alone(() -> new Counted(question, now).demand(terms));
    }

    private final class Counted {
        private final Question question;
        private final long from;
        private final long to;
        private final int[] perHour;
        private final List<Demand.Scanner> scanners = new ArrayList<>();
        private final Instant now;

        Counted(final Question question, final Instant now) {
            this.question = question;
            this.now = now;
            this.from = nanos(question.start());
            this.to = nanos(question.end());
            this.perHour = new int[(int) ((to - from) / NANOS_PER_HOUR)];
        }

        Demand demand(final Terms terms) {
            for (final String site : book.read(book::sites)) {
                if (question.scope().holds(organisation.of(site))) {
                    count(site, terms);
                }
            }
            final List<Demand.Hour> hours = hours(terms);
            return new Demand(
                    Arrays.stream(perHour).sum(),
                    hours,
                    new Demand.Capacity(
                            terms.perHour(),
                            terms.percent(),
                            hours.stream()
                                    .filter(hour -> hour.high() > terms.perHour())
                                    .map(Demand.Hour::label)
                                    .toList(),
                            Arrays.stream(perHour)
                                    .filter(arrivals -> arrivals > terms.perHour())
                                    .sum()),
                    List.copyOf(scanners));
        }

        private void count(final String site, final Terms terms) {
            final Map<String, Waits> waits = book.read(() -> waits(site));
            waits.forEach((door, ofDoor) -> {
                final Demand.Scanner scanner =
                        ofDoor.scanner(site, door, from, to, terms.scanMinutes() * NANOS_PER_MINUTE);
                if (scanner.scans() > 0) {
                    scanners.add(scanner);
                }
            });
        }

        /** By the doors that are asked about. Their arrivals are counted. */
        private Map<String, Waits> waits(final String site) {
            final List<String> doors = book.doors(site);
            final Waits[] byNumber = new Waits[doors.size()];
            final Map<String, Waits> waits = new TreeMap<>();
            for (int i = 0; i < byNumber.length; i++) {
                if (question.scope().holdsDoor(doors.get(i))) {
                    byNumber[i] = new Waits();
                    waits.put(doors.get(i), byNumber[i]);
                }
            }
            book.count(
                    site,
                    question.measure(),
                    question.start(),
                    question.end(),
                    now,
                    (at, standing, elapsed, stopped, clockStart, door) -> {
                        if (standing == Standing.NOT_COUNTED
                                || standing == Standing.NO_CLOCK_START
                                || byNumber[door] == null) {
                            return;
                        }
                        perHour[(int) ((at - from) / NANOS_PER_HOUR)]++;
                        if (stopped && standing.isBelieved() && elapsed >= 0) {
                            byNumber[door].add(at, at + elapsed);
                        }
                    });
            return waits;
        }

        private List<Demand.Hour> hours(final Terms terms) {
            final int[][] times = new int[HOURS][perHour.length / HOURS + 3];
            final int[] came = new int[HOURS];
            for (int i = 0; i < perHour.length; i++) {
                final ZonedDateTime shown = Instant.ofEpochSecond((from + i * NANOS_PER_HOUR) / NANOS_PER_SECOND)
                        .atZone(LocalDays.ZONE);
                final int hour = (shown.getDayOfWeek().getValue() - 1) * DAY + shown.getHour();
                if (came[hour] == times[hour].length) {
                    times[hour] = Arrays.copyOf(times[hour], 2 * came[hour]);
                }
                times[hour][came[hour]++] = perHour[i];
            }
            return IntStream.range(0, HOURS)
                    .mapToObj(hour -> hour(hour, Arrays.copyOf(times[hour], came[hour]), terms))
                    .toList();
        }
    }

    private static Demand.Hour hour(final int hour, final int[] arrivals, final Terms terms) {
        final double[] values = Arrays.stream(arrivals).asDoubleStream().toArray();
        return new Demand.Hour(
                label(hour),
                arrivals.length,
                Arrays.stream(arrivals).sum(),
                Arrays.stream(values).average().orElse(0),
                values.length == 0 ? 0 : Quantile.of(values, terms.percent() / 100.0));
    }

    private static String label(final int hour) {
        return "%s-%02d"
                .formatted(DayOfWeek.of(hour / DAY + 1).name().substring(0, 3).toLowerCase(Locale.ROOT), hour % DAY);
    }

    private static long nanos(final Instant instant) {
        return instant.getEpochSecond() * NANOS_PER_SECOND;
    }
}
