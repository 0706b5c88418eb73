// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorclock.hub.calendar.Band;

/** Counts the cases of one curve, by the minute in which each clock stopped. */
final class CurveTally {

    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    private final int[] best;
    private final int[] longest;
    private final int[] shortest;
    private int n;
    private int tooRecent;
    private int quarantined;
    private int undated;
    private int noClockStart;

    /** @param minutes the last one */
    CurveTally(final int minutes) {
        best = new int[minutes + 1];
        longest = new int[minutes + 1];
        shortest = new int[minutes + 1];
    }

    void tooRecent() {
        tooRecent++;
    }

    void quarantined() {
        quarantined++;
    }

    void undated() {
        undated++;
    }

    void noClockStart() {
        noClockStart++;
    }

    void neverStopped() {
        n++;
    }

    /** All in nanoseconds. */
    void stopped(final long shortestTime, final long bestTime, final long longestTime) {
        n++;
        count(shortest, shortestTime);
        count(best, bestTime);
        count(longest, longestTime);
    }

    private static void count(final int[] minutes, final long nanos) {
        final long minute = nanos <= 0 ? 0 : Math.ceilDiv(nanos, NANOS_PER_MINUTE);
        if (minute < minutes.length) {
            minutes[(int) minute]++;
        }
    }

    Curves.Curve curve(final String period, final String org, final Band band, final Question question) {
        final boolean shown = n > 0 && question.shows(n);
        return new Curves.Curve(
                period,
                org,
                band,
                n,
                tooRecent,
                quarantined,
                undated,
                noClockStart,
                shown
                        ? Optional.of(new Curves.Points(shares(best), shares(longest), shares(shortest)))
                        : Optional.empty());
    }

    private List<Double> shares(final int[] minutes) {
        final List<Double> shares = new ArrayList<>(minutes.length);
        int sum = 0;
        for (final int count : minutes) {
            sum += count;
            shares.add((double) sum / n);
        }
        return shares;
    }
}
