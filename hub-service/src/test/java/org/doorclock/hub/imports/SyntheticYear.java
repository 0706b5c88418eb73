// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A year of made-up patients at three sites, and what is true of each: a hospital's spreadsheet of which somebody knows
 * the answers. The same seed gives the same year.
 */
final class SyntheticYear {

    private static final ZoneId LOCAL = ZoneId.of("Europe/London");
    private static final long BEGIN = Instant.parse("2025-07-01T00:00:00Z").getEpochSecond();
    private static final int SECONDS = 364 * 86_400;
    private static final long NANOS = 1_000_000_000L;
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    /** What is known of a moment, in nanoseconds since 1970, both ends included. */
    record Span(long earliest, long latest) {
        long best() {
            return earliest + (latest - earliest) / 2;
        }
    }

    /**
     * What is true of one patient's pathway.
     *
     * @param door where it counts
     * @param start when the clock started; null if nothing says
     * @param stop when the scan started; null if it never did
     * @param counts whether a measure of strokes counts it
     */
    record Truth(String site, String door, Span start, Span stop, boolean counts) {}

    private final Random random;
    private final List<Truth> truths = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();

    private SyntheticYear(final long seed) {
        random = new Random(seed);
    }

    static SyntheticYear of(final int rows, final long seed) {
        final SyntheticYear year = new SyntheticYear(seed);
        while (year.rows.size() + 4 <= rows) {
            year.addPatient(year.truths.size());
        }
        for (int i = year.rows.size(); i < rows; i++) {
            year.write("north", "ct1", "ONLY-CALLED-" + i, "scan-end", BEGIN + i, "other");
        }
        Collections.shuffle(year.rows, year.random);
        return year;
    }

    List<Truth> truths() {
        return truths;
    }

    String csv() {
        return "site,door,patient,event,occurred,uncertainty_s,pathway,reason\r\n" + String.join("\r\n", rows) + "\r\n";
    }

    private void addPatient(final int number) {
        final String site = List.of("north", "south", "east").get(random.nextInt(3));
        final String patient = "MRN%06d".formatted(number);
        final String pathway = oneOf("stroke", "stroke", "", "tia", "other");
        final boolean stroke = pathway.isEmpty() || pathway.equals("stroke");
        final long arrival = BEGIN + random.nextInt(SECONDS);
        final String ct = random.nextInt(3) == 0 ? "ct2" : "ct1";
        final long scan = arrival + patience();
        final int kind = random.nextInt(100);
        if (kind < 4) {
            final Span start = write(site, "ed1", patient, "hospital-arrival", arrival, pathway);
            truths.add(new Truth(site, "ed1", start, null, stroke));
        } else if (kind < 8) {
            final Span start = write(site, "ed1", patient, "hospital-arrival", arrival, pathway);
            final String why = oneOf("mimic", "left", "scanned-elsewhere", "died");
            final boolean noStrokeHere = why.equals("mimic") || why.equals("scanned-elsewhere");
            rows.add(site + ",ct1," + patient + ",case-closed," + Instant.ofEpochSecond(arrival + 3600) + ",,," + why);
            truths.add(new Truth(site, "ct1", start, null, stroke && !noStrokeHere));
        } else if (kind < 11) {
            truths.add(new Truth(site, ct, null, write(site, ct, patient, "scan-start", scan, pathway), stroke));
        } else if (kind < 20) {
            final Span start = write(site, ct, patient, "door-arrival", scan - 300, pathway);
            truths.add(new Truth(site, ct, start, write(site, ct, patient, "scan-start", scan, pathway), stroke));
        } else {
            final Span start = write(site, "ed1", patient, "hospital-arrival", arrival, pathway);
            write(site, ct, patient, "door-arrival", scan - 120, pathway);
            final Span stop = write(site, ct, patient, "scan-start", scan, pathway);
            write(site, ct, patient, "scan-end", scan + 240, pathway);
            truths.add(new Truth(site, ct, start, stop, stroke));
        }
    }

    /** Seconds; many near an hour, some near a day, where verdicts are close. */
    private int patience() {
        return switch (random.nextInt(10)) {
            case 0 -> 86_400 + random.nextInt(7200) - 3600;
            case 1, 2, 3 -> 3600 + random.nextInt(240) - 120;
            default -> 400 + random.nextInt(7000);
        };
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

    private String oneOf(final String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
