// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.demo;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.doorclock.system.TestBands;

/**
 * Simulated patients: arrivals at random (Poisson, 3 an hour), to the CT door after about half an hour, scanned some
 * minutes later; one in twelve is never scanned. The same seed gives the same patients at the same simulated times.
 */
final class Traffic implements Runnable {

    private static final double ARRIVALS_AN_HOUR = 3;
    private static final double MEDIAN_MINUTES_TO_DOOR = 30;
    private static final double SPREAD = 0.55;
    private static final double NEVER_SCANNED = 1.0 / 12;

    private record Step(double atMinutes, String line) {}

    private final Random random;
    private final double speedUp;
    private final Predicate<String> type;
    private final PriorityQueue<Step> steps = new PriorityQueue<>(Comparator.comparingDouble(Step::atMinutes));
    private final TestBands bands = new TestBands();

    /** @param type types a line such as {@code ed1 9990000026} into the demo */
    Traffic(final long seed, final double speedUp, final Predicate<String> type) {
        this.random = new Random(seed);
        this.speedUp = speedUp;
        this.type = type;
    }

    @Override
    public void run() {
        double now = 0;
        double nextArrival = 0.5;
        while (true) {
            if (steps.isEmpty() || steps.peek().atMinutes > nextArrival) {
                addPatient(nextArrival);
                nextArrival += -Math.log(1 - random.nextDouble()) * 60 / ARRIVALS_AN_HOUR;
                continue;
            }
            final Step step = steps.poll();
            pause(step.atMinutes - now);
            now = step.atMinutes;
            type.test(step.line);
        }
    }

    private void addPatient(final double arrival) {
        final String band = bands.next();
        steps.add(new Step(arrival, "ed1 " + band));
        steps.add(new Step(arrival + 0.4, "ed1 " + DemoPlaces.any(random)));
        if (random.nextDouble() < NEVER_SCANNED) {
            return;
        }
        final double door = arrival + MEDIAN_MINUTES_TO_DOOR * Math.exp(SPREAD * random.nextGaussian());
        steps.add(new Step(door, "ct1 " + band));
        steps.add(new Step(door + 2 + 6 * random.nextDouble(), "ct1 " + band));
    }

    private void pause(final double minutes) {
        final long nanos = (long) (minutes * TimeUnit.MINUTES.toNanos(1) / speedUp);
        if (nanos > 0) {
            LockSupport.parkNanos(nanos);
        }
    }
}
