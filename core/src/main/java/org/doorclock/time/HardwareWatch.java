// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.time.ClockMemory.Calibration;
import org.doorclock.time.Discipline.Judged;
import org.doorclock.time.KernelClock.HardwareClock;
import org.doorclock.time.KernelClock.Look;

/**
 * Knows what the hardware clock will be worth after a power cut. While the kernel is synchronised it may set the hardware
 * clock to the wall clock at any moment, and the power may fail right after; so what is kept holds both: how far the
 * hardware clock was off when it was read, and how far off it is once it shows the wall clock. For one thread.
 */
final class HardwareWatch {

    private static final Duration COMPARE_EVERY = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(2);

    /** So far the wall clock may move against the truth before what is kept must say so. */
    private static final Duration ROOM = Duration.ofSeconds(1);

    private final KernelClock kernel;
    private final ClockLimits limits;
    private Optional<Calibration> kept;
    private Optional<Read> last;

    /** How far the truth may be from the wall clock, counted from 1970, while what is kept holds. */
    private Optional<TimeInterval> room = Optional.empty();

    private record Read(long seconds, Duration sinceBoot) {}

    /** @param known from an earlier run */
    HardwareWatch(
            final KernelClock kernel,
            final ClockLimits limits,
            final Look look,
            final Optional<HardwareClock> shown,
            final Optional<Calibration> known) {
        this.kernel = kernel;
        this.limits = limits;
        this.last = shown.map(now -> new Read(now.seconds(), look.sinceBoot()));
        this.kept = known.filter(calibration ->
                shown.filter(now -> isSame(calibration.shown(), now)).isPresent());
    }

    /** Whether one can be the other at a later time. */
    static boolean isSame(final HardwareClock before, final HardwareClock now) {
        return before.id().equals(now.id()) && now.seconds() >= before.seconds();
    }

    /** Empty if the hardware clock is not to be relied on. */
    Optional<Calibration> kept() {
        return kept;
    }

    /**
     * To be called a few times a second: Linux sets the hardware clock no sooner than half a second after it became
     * synchronised.
     *
     * @param suspect whether the kernel may be synchronised to something wrong
     * @return whether what is kept has changed so that it must be saved at once
     */
    boolean tend(final Look look, final Judged judged, final boolean suspect) {
        final boolean synchronised = look.synchronisedWithin().isPresent();
        if (suspect || synchronised && !Discipline.isPossible(look.wall())) {
            return drop();
        }
        final TimeInterval off = new TimeInterval(
                Instant.EPOCH.plus(
                        Duration.between(look.wall(), judged.interval().earliest())),
                Instant.EPOCH.plus(
                        Duration.between(look.wall(), judged.interval().latest())));
        final boolean believed = synchronised && judged.source() == ClockSource.NTP;
        if (believed
                && kept.isPresent()
                && room.filter(known -> known.encloses(off)).isEmpty()) {
            compare(look, judged, Optional.of(off));
            return true;
        }
        final boolean due = isPast(look, kept.isEmpty() && believed ? SOON : COMPARE_EVERY);
        final boolean had = kept.isPresent();
        if (due) {
            compare(look, judged, Optional.of(off).filter(any -> believed));
        }
        return had != kept.isPresent();
    }

    private boolean isPast(final Look look, final Duration pause) {
        return last.filter(read -> look.sinceBoot().minus(read.sinceBoot).compareTo(pause) < 0)
                .isEmpty();
    }

    private boolean drop() {
        final boolean had = kept.isPresent();
        kept = Optional.empty();
        return had;
    }

    /** @param off how far the truth may be from the wall clock, where the kernel may set the hardware clock to that */
    private void compare(final Look look, final Judged judged, final Optional<TimeInterval> off) {
        final Optional<HardwareClock> shown = kernel.hardwareClock();
        final Look after = kernel.look();
        final boolean wasSet = shown.filter(now -> !wasSet(now, look, after)).isEmpty();
        last = Optional.of(new Read(shown.map(HardwareClock::seconds).orElse(0L), look.sinceBoot()));
        if (off.isPresent()) {
            final TimeInterval known = judged.interval()
                    .hull(judged.interval().later(after.sinceBoot().minus(look.sinceBoot()), limits.driftPpm()));
            room = off.map(now -> now.wider(ROOM));
            kept = shown.filter(now -> Discipline.isPossible(Instant.ofEpochSecond(now.seconds())))
                    .map(now -> new Calibration(
                            now, known.hull(room.orElseThrow().later(Duration.ofSeconds(now.seconds()), 0))));
        } else if (wasSet) {
            kept = Optional.empty();
        }
    }

    /** Whether it ran otherwise than the boot clock since it was read last. */
    private boolean wasSet(final HardwareClock shown, final Look before, final Look after) {
        final long ppm = limits.driftPpm() + shown.driftPpm();
        final TimeInterval origin = TimeInterval.exactly(Instant.EPOCH);
        return last.filter(read -> {
                    final TimeInterval ran = origin.later(before.sinceBoot().minus(read.sinceBoot), ppm)
                            .hull(origin.later(after.sinceBoot().minus(read.sinceBoot), ppm));
                    return !origin.later(Duration.ofSeconds(shown.seconds() - read.seconds), 0)
                            .wider(Duration.ofSeconds(1))
                            .overlaps(ran);
                })
                .isPresent();
    }
}
