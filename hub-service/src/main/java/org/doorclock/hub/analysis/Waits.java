// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The waits for one scanner, and how they lie over one another. */
final class Waits {

    private static final double NANOS_PER_MINUTE = 60e9;
    private static final int LEVELS = 4;

    private final List<Wait> waits = new ArrayList<>();

    /** From clock start to scan start, nanoseconds since 1970. */
    private record Wait(long from, long to) {}

    private record Edge(long at, int change) {}

    /** @param to not before {@code from} */
    void add(final long from, final long to) {
        waits.add(new Wait(from, to));
    }

    /**
     * @param from of the time looked at
     * @param to its end
     * @param scan how long the scanner is taken by one patient, in nanoseconds
     */
    Demand.Scanner scanner(final String site, final String door, final long from, final long to, final long scan) {
        final double[] minutes = new double[LEVELS];
        int found = 0;
        int most = 0;
        int waiting = 0;
        long last = from;
        for (final Edge edge : edges()) {
            final long at = Math.clamp(edge.at, from, to);
            minutes[Math.min(waiting, LEVELS - 1)] += (at - last) / NANOS_PER_MINUTE;
            last = at;
            if (edge.change > 0 && waiting > 0) {
                found++;
            }
            waiting += edge.change;
            most = Math.max(most, waiting);
        }
        minutes[0] += (to - last) / NANOS_PER_MINUTE;
        final long[] overlaps = overlaps(scan);
        return new Demand.Scanner(
                site,
                door,
                waits.size(),
                Arrays.stream(minutes).boxed().toList(),
                most,
                found,
                (int) Arrays.stream(overlaps).filter(overlap -> overlap > 0).count(),
                Arrays.stream(overlaps).sum() / NANOS_PER_MINUTE);
    }

    /** By time; who leaves makes room before who comes. */
    private List<Edge> edges() {
        final List<Edge> edges = new ArrayList<>();
        waits.stream().filter(wait -> wait.to > wait.from).forEach(wait -> {
            edges.add(new Edge(wait.from, 1));
            edges.add(new Edge(wait.to, -1));
        });
        edges.sort(Comparator.comparingLong(Edge::at).thenComparingInt(Edge::change));
        return edges;
    }

    private long[] overlaps(final long scan) {
        final List<Wait> byScan =
                waits.stream().sorted(Comparator.comparingLong(Wait::to)).toList();
        final long[] overlaps = new long[byScan.size()];
        for (int i = 0; i < overlaps.length; i++) {
            final Wait own = byScan.get(i);
            long busyUntil = own.from;
            for (int j = firstBusy(byScan, i, own.from - scan); j < i; j++) {
                final long begins = Math.max(byScan.get(j).to, busyUntil);
                final long ends = Math.min(byScan.get(j).to + scan, own.to);
                overlaps[i] += Math.max(0, ends - begins);
                busyUntil = Math.max(busyUntil, ends);
            }
        }
        return overlaps;
    }

    private static int firstBusy(final List<Wait> byScan, final int before, final long after) {
        int first = before;
        while (first > 0 && byScan.get(first - 1).to > after) {
            first--;
        }
        return first;
    }
}
