// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorclock.hub.calendar.Band;

/** Counts the cases of one curve. */
final class CurveTally {

    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    private final Quantiles best = new Quantiles();
    private final Quantiles longest = new Quantiles();
    private final Quantiles shortest = new Quantiles();
    private int n;
    private int tooRecent;
    private int quarantined;
    private int undated;
    private int noClockStart;

    int n() {
        return n;
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
        shortest.add(shortestTime);
        best.add(bestTime);
        longest.add(longestTime);
    }

    Curves.Curve curve(
            final String period, final String org, final Band band, final int minutes, final Question question) {
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
                        ? Optional.of(new Curves.Points(
                                shares(best, minutes), shares(longest, minutes), shares(shortest, minutes)))
                        : Optional.empty());
    }

    private List<Double> shares(final Quantiles times, final int minutes) {
        final int[] counts = new int[minutes + 1];
        times.forEach(nanos -> {
            final long minute = nanos <= 0 ? 0 : Math.ceilDiv(nanos, NANOS_PER_MINUTE);
            if (minute <= minutes) {
                counts[(int) minute]++;
            }
        });
        final List<Double> shares = new ArrayList<>(counts.length);
        int sum = 0;
        for (final int count : counts) {
            sum += count;
            shares.add((double) sum / n);
        }
        return shares;
    }
}
