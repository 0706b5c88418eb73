// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A year of made-up patients at seven sites, and what is true of each: a hospital's spreadsheet of which somebody knows the
 * answers. Many come where figures are easily wrong: at the changes of the clocks, at midnight, at the turn of the year, on
 * a leap day and on bank holidays. The same seed gives the same year.
 */
final class SyntheticPathways {

    /** What may be known of a pathway, with the name of the event and the door that tells it. */
    enum Moment {
        CONTACT("first-contact", "ed1"),
        ONSET("inpatient-onset", "ward"),
        ARRIVAL("hospital-arrival", "ed1"),
        CALL("stroke-call", "ed1"),
        DOOR("door-arrival", ""),
        SCAN("scan-start", ""),
        REPORT("report-published", "ris"),
        TREATMENT("treatment-start", "ed1");

        private final String event;
        private final String door;

        Moment(final String event, final String door) {
            this.event = event;
            this.door = door;
        }
    }

    /** What is known of a moment, in nanoseconds since 1970, both ends included. */
    record Span(long earliest, long latest) {
        long best() {
            return earliest + (latest - earliest) / 2;
        }
    }

    /**
     * What is true of one patient's pathway.
     *
     * @param pathway stroke where nobody said
     * @param closed why it was closed; empty if it was not
     * @param door where it counts
     * @param first the best time of its first event
     */
    record Truth(String site, String pathway, String closed, String door, Map<Moment, Span> moments, long first) {}

    static final List<String> SITES = List.of("north", "east", "south", "cardiff", "glen", "derry", "stray");
    static final Instant NOW = Instant.parse("2024-12-15T20:00:00Z");

    private static final ZoneId LOCAL = ZoneId.of("Europe/London");
    private static final long BEGIN = Instant.parse("2023-12-11T00:00:00Z").getEpochSecond();
    private static final long NANOS = 1_000_000_000L;
    private static final int SECONDS = (int) (NOW.getEpochSecond() - BEGIN);
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final List<String> EDGES = List.of(
            "2024-03-31T01:00:00Z", // the clocks go forward
            "2024-10-27T00:00:00Z", // the hour that comes twice begins
            "2024-10-27T01:00:00Z", // and comes again
            "2024-10-27T02:00:00Z", // and is over
            "2024-01-01T00:00:00Z",
            "2024-02-29T00:00:00Z",
            "2024-03-01T00:00:00Z",
            "2024-06-30T23:00:00Z", // midnight in summer, a quarter's end
            "2024-05-05T23:00:00Z", // a bank holiday begins
            "2024-05-06T23:00:00Z", // and ends
            "2024-12-01T00:00:00Z", // Scotland's begins a day later
            "2024-12-03T00:00:00Z",
            "2024-01-08T08:00:00Z", // in-hours begin and end
            "2024-07-10T17:00:00Z",
            "2023-12-25T12:00:00Z",
            "2024-12-14T20:00:00Z"); // clocks that still run now

    private final Random random;
    private final List<Truth> truths = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();

    private SyntheticPathways(final long seed) {
        random = new Random(seed);
    }

    static SyntheticPathways of(final int cases, final long seed) {
        final SyntheticPathways year = new SyntheticPathways(seed);
        for (int i = 0; i < cases; i++) {
            year.addPatient(i);
        }
        Collections.shuffle(year.rows, year.random);
        return year;
    }

    List<Truth> truths() {
        return truths;
    }

    int rows() {
        return rows.size();
    }

    String csv() {
        return "site,door,patient,event,occurred,uncertainty_s,pathway,reason\r\n" + String.join("\r\n", rows) + "\r\n";
    }

    private void addPatient(final int number) {
        final Map<Moment, Long> seconds = seconds(begin());
        seconds.values().removeIf(second -> second > NOW.getEpochSecond() - 200);
        if (seconds.isEmpty()) {
            addPatient(number);
            return;
        }
        final String site = SITES.get(random.nextInt(SITES.size()));
        final String scanner = chance(30) ? "ct2" : "ct1";
        final String pathway = oneOf("stroke", "stroke", "stroke", "", "tia");
        final String patient = "MRN%06d".formatted(number);
        final Map<Moment, Span> moments = new EnumMap<>(Moment.class);
        String last = "";
        long lastBest = Long.MIN_VALUE;
        long first = Long.MAX_VALUE;
        for (final Map.Entry<Moment, Long> each : seconds.entrySet()) {
            final Moment moment = each.getKey();
            final String door = moment.door.isEmpty() ? scanner : moment.door;
            final Span span = write(site, door, patient, moment.event, each.getValue(), pathway);
            moments.put(moment, span);
            first = Math.min(first, span.best());
            if (span.best() >= lastBest) { // in the order of the pathway if at the same time
                lastBest = span.best();
                last = door;
            }
        }
        final long end = Collections.max(seconds.values()) + 300;
        final boolean closes = chance(seconds.containsKey(Moment.SCAN) ? 3 : 50) && end < NOW.getEpochSecond();
        final String why = closes ? oneOf("mimic", "left", "scanned-elsewhere", "died") : "";
        if (closes) {
            rows.add(site + ",exit," + patient + ",case-closed," + Instant.ofEpochSecond(end) + ",,," + why);
            last = "exit";
        }
        truths.add(new Truth(
                site,
                pathway.isEmpty() ? "stroke" : pathway,
                why,
                moments.containsKey(Moment.SCAN) ? scanner : last,
                moments,
                first));
    }

    private long begin() {
        return chance(20)
                ? Instant.parse(oneOf(EDGES.toArray(String[]::new))).getEpochSecond() + random.nextInt(180) - 90
                : BEGIN + random.nextInt(SECONDS);
    }

    /** When what happened to a patient who came, or fell ill, at a moment. */
    private Map<Moment, Long> seconds(final long begin) {
        final Map<Moment, Long> seconds = new EnumMap<>(Moment.class);
        final long scan = begin + patience();
        if (chance(4)) {
            // Straight to the scanner: registered afterwards.
            seconds.put(Moment.SCAN, begin);
            seconds.put(Moment.ARRIVAL, begin + 600);
            put(30, seconds, Moment.DOOR, begin - 240);
        } else {
            put(94, seconds, chance(5) ? Moment.ONSET : Moment.ARRIVAL, begin);
            put(92, seconds, Moment.SCAN, scan);
            put(25, seconds, Moment.DOOR, scan - 180 - random.nextInt(220));
            put(35, seconds, Moment.CALL, begin + 120 + random.nextInt(780));
        }
        put(12, seconds, Moment.CONTACT, begin - 600 - random.nextInt(3000));
        if (seconds.containsKey(Moment.SCAN)) {
            put(25, seconds, Moment.REPORT, seconds.get(Moment.SCAN) + 300 + random.nextInt(5100));
        }
        put(14, seconds, Moment.TREATMENT, scan + 600 + random.nextInt(6000));
        return seconds;
    }

    /** Seconds; many where verdicts are close: at 15 to 25 minutes, at an hour, at two, six, twelve and twenty-four. */
    private int patience() {
        return switch (random.nextInt(12)) {
            case 0 -> 86_400 + random.nextInt(7200) - 3600;
            case 1 -> 43_200 + random.nextInt(240) - 120;
            case 2 -> (chance(50) ? 7200 : 21_600) + random.nextInt(240) - 120;
            case 3, 4 -> 3600 + random.nextInt(240) - 120;
            case 5, 6, 7 -> 900 + 300 * random.nextInt(3) + random.nextInt(240) - 120;
            default -> 400 + random.nextInt(7000);
        };
    }

    private void put(final int percent, final Map<Moment, Long> seconds, final Moment moment, final long second) {
        if (chance(percent)) {
            seconds.put(moment, second);
        }
    }

    /** Writes one row, its time in one of the ways that people write it. */
    private Span write(
            final String site,
            final String door,
            final String patient,
            final String event,
            final long second,
            final String pathway) {
        final Instant instant = Instant.ofEpochSecond(second);
        final LocalDateTime local = LocalDateTime.ofInstant(instant, LOCAL);
        final boolean twice = instant.atZone(LOCAL).withLaterOffsetAtOverlap().getOffset()
                != instant.atZone(LOCAL).withEarlierOffsetAtOverlap().getOffset();
        final long minute = second - second % 60;
        final String stamp;
        final Span span;
        String uncertainty = "";
        switch (twice ? 0 : random.nextInt(5)) {
            case 0, 1 -> {
                stamp = instant.toString();
                span = new Span(second * NANOS, second * NANOS);
            }
            case 2 -> {
                stamp = local.format(TO_THE_SECOND);
                span = new Span(second * NANOS, second * NANOS);
            }
            case 3 -> {
                stamp = instant.atOffset(ZoneOffset.ofHours(2)).toString().substring(0, 16) + "+02:00";
                span = new Span(minute * NANOS, (minute + 60) * NANOS - 1);
            }
            default -> {
                stamp = local.format(TO_THE_MINUTE);
                uncertainty = "45";
                span = new Span((minute - 45) * NANOS, (minute + 105) * NANOS - 1);
            }
        }
        rows.add(String.join(",", site, door, patient, event, stamp, uncertainty, pathway, ""));
        return span;
    }

    private boolean chance(final int percent) {
        return random.nextInt(100) < percent;
    }

    private String oneOf(final String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
