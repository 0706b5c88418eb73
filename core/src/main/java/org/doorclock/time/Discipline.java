// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.time.ClockMemory.Calibration;
import org.doorclock.time.ClockMemory.Remembered;
import org.doorclock.time.KernelClock.HardwareClock;
import org.doorclock.time.KernelClock.Look;

/**
 * Judges what the clocks say. It keeps one chain of belief: where the true time lay at some moment of this boot, carried
 * on by the oscillator and its drift, whatever anyone does to the wall clock. Each source is held against the chain.
 * <ul>
 *   <li>The network's time replaces the chain if it lies wholly inside; else the chain stays as it is, and what is
 *       answered holds both. So a source that wanders off never takes the chain along faster than the oscillator may drift.
 *   <li>Sources that are apart are a quarrel: neither is believed, what is answered holds both, and its source is none. The
 *       hub's time, if it is known, decides the quarrel when it agrees with one of them alone.
 *   <li>A chain that is further from the hub's time than the alarm is doubted in the same way.
 *   <li>After a quarrel the network's time alone begins no chain, in this boot or the next, until something agrees with it.
 * </ul>
 * For one thread.
 */
final class Discipline {

    private static final TimeInterval POSSIBLE = new TimeInterval(ClockLimits.EARLIEST, ClockLimits.LATEST);

    /** What keeps the time of a machine that sleeps. */
    private static final long SLEEP_PPM = 100;

    /** A hardware clock shows whole seconds, and to set it by less than one is not noticed. */
    private static final Duration HARDWARE_STEP = Duration.ofSeconds(2);

    /** To how much the kernel knows how long it slept. */
    private static final Duration SLEEP_STEP = Duration.ofSeconds(2);

    /** A hardware clock that says less than this is no source, but still says from when to when. */
    private static final Duration WORTH_A_NAME = Duration.ofMinutes(10);

    private final ClockLimits limits;
    private Fix chain;
    private ClockSource basis;
    private boolean suspect;
    private Optional<Fix> hub = Optional.empty();
    private Look last;

    /**
     * What is known of the time at one moment.
     *
     * @param interval where it lies
     * @param source what that rests on
     * @param apart how far apart the sources are of which not all are believed; zero else
     */
    record Judged(TimeInterval interval, ClockSource source, Duration apart) {}

    private Discipline(
            final ClockLimits limits,
            final Look look,
            final Fix chain,
            final ClockSource basis,
            final boolean suspect) {
        this.last = look;
        this.limits = limits;
        this.chain = chain;
        this.basis = basis;
        this.suspect = suspect;
    }

    /** From what an earlier run of the program knew, and what the hardware clock shows. */
    static Discipline begin(
            final ClockLimits limits,
            final Look look,
            final Optional<Remembered> memory,
            final Optional<HardwareClock> shown) {
        if (memory.isEmpty()) {
            return new Discipline(limits, look, new Fix(Duration.ZERO, POSSIBLE), ClockSource.NONE, false);
        }
        final Remembered then = memory.get();
        if (then.bootId().equals(look.bootId())) {
            return new Discipline(limits, look, new Fix(then.sinceBoot(), then.truth()), then.basis(), then.suspect());
        }
        final Fix bounds =
                new Fix(look.sinceBoot(), new TimeInterval(POSSIBLE.nearest(then.notBefore()), ClockLimits.LATEST));
        final Optional<Fix> byHardware = then.hardware()
                .flatMap(calibration -> shown.flatMap(now -> byHardware(calibration, now)))
                .flatMap(truth -> truth.intersect(possibleAt(bounds, look, limits)))
                .map(truth -> new Fix(look.sinceBoot(), truth));
        return new Discipline(
                limits,
                look,
                byHardware.orElse(bounds),
                byHardware
                        .filter(fix -> fix.truth().width().compareTo(WORTH_A_NAME) <= 0)
                        .map(fix -> ClockSource.RTC)
                        .orElse(ClockSource.NONE),
                then.suspect());
    }

    /** Empty if it is another clock, or went backwards. */
    private static Optional<TimeInterval> byHardware(final Calibration then, final HardwareClock now) {
        return HardwareWatch.isSame(then.shown(), now)
                ? Optional.of(then.truth()
                        .later(Duration.ofSeconds(now.seconds() - then.shown().seconds()), now.driftPpm())
                        .wider(HARDWARE_STEP))
                : Optional.empty();
    }

    /** The hub's time was inside {@code truth} at that moment of this boot. */
    void heard(final Fix fresh) {
        hub = Optional.of(hub.flatMap(
                        known -> known.at(fresh.sinceBoot(), limits.driftPpm()).intersect(fresh.truth()))
                .map(both -> new Fix(fresh.sinceBoot(), both))
                .orElse(fresh));
    }

    Judged judge(final Look look) {
        if (!look.bootId().equals(last.bootId())) {
            slept(look);
        }
        last = look;
        final TimeInterval believed = possibleAt(chain, look, limits);
        final Optional<TimeInterval> byHub = hub.map(fix -> fix.at(look.sinceBoot(), limits.driftPpm()));
        final Judged judged = network(look)
                .map(network -> withNetwork(look, believed, network, byHub))
                .orElseGet(() -> new Judged(believed, held(), Duration.ZERO));
        return byHub.filter(time -> judged.source() != ClockSource.NONE
                        && time.gap(judged.interval()).compareTo(limits.alarm()) > 0)
                .map(time -> quarrel(judged.interval(), time))
                .orElse(judged);
    }

    /** What is to be kept for the next start. */
    Remembered remembered(final Look look, final Judged judged, final Optional<Calibration> hardware) {
        return new Remembered(
                look.bootId(),
                look.sinceBoot(),
                possibleAt(chain, look, limits),
                basis,
                judged.interval().earliest(),
                suspect,
                hardware);
    }

    boolean isSuspect() {
        return suspect;
    }

    /** The kernel takes the length of a sleep from the hardware clock, to the second. */
    private void slept(final Look look) {
        final Duration passed = look.sinceBoot().minus(last.sinceBoot());
        chain = new Fix(
                chain.sinceBoot(),
                chain.truth()
                        .later(passed, SLEEP_PPM)
                        .later(passed.negated(), 0)
                        .wider(SLEEP_STEP));
        hub = Optional.empty();
    }

    private Judged withNetwork(
            final Look look,
            final TimeInterval believed,
            final TimeInterval network,
            final Optional<TimeInterval> byHub) {
        final boolean hubAgrees = byHub.filter(network::overlaps).isPresent();
        if (basis != ClockSource.NONE && isApart(believed, look.wall())) {
            suspect = true; // it says so itself, and still the kernel will write it into the hardware clock
        }
        if (basis == ClockSource.NONE && suspect && !hubAgrees) {
            return new Judged(believed.hull(network), ClockSource.NONE, Duration.ZERO);
        }
        final Optional<TimeInterval> both = believed.intersect(network);
        if (believed.encloses(network) || basis == ClockSource.NONE && both.isPresent()) {
            return adopt(look, both.orElse(network));
        }
        if (both.isPresent()) {
            return network.encloses(believed)
                    ? new Judged(believed, isApart(believed, look.wall()) ? held() : ClockSource.NTP, Duration.ZERO)
                    : doubtful(believed, network);
        }
        final boolean hubBacksBelief = byHub.filter(believed::overlaps).isPresent();
        if (hubAgrees && !hubBacksBelief) {
            return adopt(look, network);
        }
        if (hubBacksBelief && !hubAgrees) {
            suspect = true;
            return new Judged(believed, held(), believed.gap(network));
        }
        return doubtful(believed, network);
    }

    private boolean isApart(final TimeInterval believed, final Instant wall) {
        return believed.gap(TimeInterval.exactly(wall)).compareTo(limits.quarrel()) > 0;
    }

    private Judged adopt(final Look look, final TimeInterval network) {
        chain = new Fix(look.sinceBoot(), network);
        basis = ClockSource.NTP;
        suspect = false;
        return new Judged(network, ClockSource.NTP, Duration.ZERO);
    }

    /** Sources that hardly differ are both believed; others are not. */
    private Judged doubtful(final TimeInterval believed, final TimeInterval network) {
        final TimeInterval both = believed.hull(network);
        return both.width().dividedBy(2).compareTo(limits.quarrel()) <= 0
                ? new Judged(both, ClockSource.NTP, Duration.ZERO)
                : quarrel(believed, network);
    }

    private Judged quarrel(final TimeInterval one, final TimeInterval other) {
        suspect = true;
        return new Judged(one.hull(other), ClockSource.NONE, one.gap(other));
    }

    private ClockSource held() {
        return basis == ClockSource.NTP ? ClockSource.HOLDOVER : basis;
    }

    /** Where the kernel says that the time is, if it says so and it is not absurd. */
    private Optional<TimeInterval> network(final Look look) {
        return look.synchronisedWithin()
                .filter(within -> isPossible(look.wall()))
                .map(within -> TimeInterval.around(
                        look.wall(), within.compareTo(limits.leastError()) > 0 ? within : limits.leastError()));
    }

    static boolean isPossible(final Instant wall) {
        return !wall.isBefore(ClockLimits.EARLIEST) && wall.isBefore(ClockLimits.LATEST);
    }

    private static TimeInterval possibleAt(final Fix fix, final Look look, final ClockLimits limits) {
        final TimeInterval then = fix.at(look.sinceBoot(), limits.driftPpm());
        return then.intersect(POSSIBLE).orElse(then);
    }
}
