// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured of a door, on any machine.
 *
 * @param starts from the start of the process to ready, with the start-up cache
 * @param bareStarts the same without
 * @param floor an append and a flush on its disk
 * @param durable from the last key to the event on stable storage
 * @param light from the last key to the light's line
 * @param screen from the last key to the screen's arrival at whoever watches the page
 * @param memory at rest
 * @param idlePercent of one core, a page open and nobody there
 */
public record DoorFigures(
        Samples starts,
        Samples bareStarts,
        Samples floor,
        Samples durable,
        Samples light,
        Samples screen,
        Memory memory,
        double idlePercent) {

    /** A figure and the goal for it in words, empty if there is none. */
    public record Figure(double value, String unit, String goal) {}

    /** All of them by name, in the order of a report. */
    public Map<String, Figure> all() {
        final Map<String, Figure> all = new LinkedHashMap<>();
        final double flush = floor.percentile(99);
        all.put("door: start to ready, median of " + starts.size(), millis(starts.percentile(50), "< 1000"));
        all.put("door: without start-up cache, median of " + bareStarts.size(), millis(bareStarts.percentile(50), ""));
        addLatency(all, "disk: append and flush, the floor", floor, "");
        addLatency(all, "door: last key to durable", durable, "< %.1f (2 x floor + 5 ms)".formatted(2 * flush + 5));
        addLatency(all, "door: last key to light", light, "< %.1f (20 ms + floor)".formatted(20 + flush));
        addLatency(all, "door: last key to screen", screen, "");
        all.put("door: resident memory (RSS)", new Figure(memory.resident(), "MB", "< 100"));
        all.put("door: the same less what it shares (PSS)", new Figure(memory.proportional(), "MB", ""));
        all.put("door: processor when idle", new Figure(idlePercent, "% core", "< 1"));
        return all;
    }

    private static void addLatency(
            final Map<String, Figure> all, final String what, final Samples samples, final String goal) {
        all.put(what + ", p50", millis(samples.percentile(50), ""));
        all.put(what + ", p99", millis(samples.percentile(99), goal));
    }

    private static Figure millis(final double value, final String goal) {
        return new Figure(value, "ms", goal);
    }
}
