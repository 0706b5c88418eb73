// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import java.util.List;

/**
 * When patients arrive, and what they find.
 *
 * @param arrivals all of the time and place asked for, by clock start
 * @param hours the 168 of a week, from Monday 00:00, local time
 * @param capacity what the hours are held against
 * @param scanners by site and door, of the patients scanned there
 */
public record Demand(int arrivals, List<Hour> hours, Capacity capacity, List<Scanner> scanners) {

    /**
     * One hour of the week.
     *
     * @param label {@code mon-09}
     * @param times how often it came; clock changes drop and double one
     * @param arrivals in all of them
     * @param mean a time
     * @param high what is not exceeded in {@link Capacity#percent()} of the times
     */
    public record Hour(String label, int times, int arrivals, double mean, double high) {}

    /**
     * @param perHour how many an hour can be scanned; of these patients alone, the scanner's others are not known
     * @param percent of the times that an hour came
     * @param above hours whose {@link Hour#high()} is more than {@code perHour}
     * @param arrivalsAbove patients who came in an hour in which more came than {@code perHour}
     */
    public record Capacity(int perHour, double percent, List<String> above, int arrivalsAbove) {}

    /**
     * What patients found at one scanner.
     *
     * @param scans first scans with a clock start
     * @param waitingMinutes how long nobody, one, two, three or more waited at once, from clock start to scan start
     * @param mostWaiting at once
     * @param foundWaiting patients who came while another waited for the same scanner
     * @param overlapped patients part of whose wait another was in the scanner
     * @param overlapMinutes of their waits
     */
    public record Scanner(
            String site,
            String door,
            int scans,
            List<Double> waitingMinutes,
            int mostWaiting,
            int foundWaiting,
            int overlapped,
            double overlapMinutes) {}
}
