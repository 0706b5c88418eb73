// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The twin of a machine's clocks, whose true time is known: an oscillator that drifts, a wall clock that people and a
 * daemon set, a hardware clock that the kernel sets as Linux does (half a second after the clock became synchronised, then
 * every eleven minutes). For one thread.
 */
public final class SimulatedMachine implements KernelClock {

    private static final double MILLION = 1e6;
    private static final double SLEW_PPM = 83_333;
    /** With more than this, a daemon and the kernel hold no clock to be synchronised. */
    private static final Duration MOST_ERROR = Duration.ofSeconds(16);

    private static final Duration FIRST_SET = Duration.ofMillis(500);
    private static final Duration SET_EVERY = Duration.ofMinutes(11);

    private final double driftPpm;
    private Instant truth;
    private String bootId;
    private Duration sinceBoot = Duration.ZERO;
    private Duration wallError = Duration.ZERO;
    private Optional<Daemon> daemon = Optional.empty();
    private Optional<Chip> chip = Optional.empty();
    private Duration untilSet = FIRST_SET;

    /**
     * What an NTP daemon does.
     *
     * @param error how far from the truth it brings the wall clock: small if it is right, anything if its server lies
     * @param states what it tells the kernel beside what is left to slew
     * @param slews whether it brings the clock there little by little, as chrony does after its first steps
     */
    public record Daemon(Duration error, Duration states, boolean slews) {}

    /**
     * A hardware clock.
     *
     * @param error how far it is from the truth
     * @param driftPpm how much it really gains
     * @param statedPpm how much it is thought to gain or lose at most
     */
    public record Chip(Duration error, double driftPpm, long statedPpm) {}

    /**
     * @param driftPpm how much the oscillator gains
     * @param wallError how far the wall clock is from the truth at first
     */
    public SimulatedMachine(final Instant truth, final double driftPpm, final String bootId, final Duration wallError) {
        this.truth = truth;
        this.driftPpm = driftPpm;
        this.bootId = bootId;
        this.wallError = wallError;
    }

    public Instant truth() {
        return truth;
    }

    public Duration wallError() {
        return wallError;
    }

    /** Time passes. */
    public void advance(final Duration by) {
        truth = truth.plus(by);
        sinceBoot = sinceBoot.plus(by).plus(part(by, driftPpm));
        chip = chip.map(c -> new Chip(c.error.plus(part(by, c.driftPpm)), c.driftPpm, c.statedPpm));
        if (daemon.isEmpty()) {
            wallError = wallError.plus(part(by, driftPpm));
            return;
        }
        steer(daemon.get(), by);
        untilSet = look().synchronisedWithin().isPresent() ? untilSet.minus(by) : FIRST_SET;
        if (untilSet.isNegative() || untilSet.isZero()) {
            untilSet = SET_EVERY;
            chip = chip.map(c -> new Chip(wallError, c.driftPpm, c.statedPpm));
        }
    }

    private void steer(final Daemon steering, final Duration by) {
        final Duration left = steering.error.minus(wallError);
        final Duration most = part(by, SLEW_PPM);
        wallError = !steering.slews || left.abs().compareTo(most) <= 0
                ? steering.error
                : wallError.plus(left.isNegative() ? most.negated() : most);
    }

    /** A daemon vouches for the wall clock from now on. */
    public void synchronise(final Daemon steering) {
        if (daemon.isEmpty()) {
            untilSet = FIRST_SET;
        }
        daemon = Optional.of(steering);
        steer(steering, Duration.ZERO);
    }

    /** Whether a daemon is still bringing the wall clock to where it wants it. */
    public boolean isSlewing() {
        return daemon.filter(d -> !d.error.equals(wallError)).isPresent();
    }

    /** The daemon loses its servers, or sees that they disagree: it tells the kernel that nothing is synchronised. */
    public void lose() {
        daemon = Optional.empty();
    }

    /** Somebody sets the wall clock; the kernel then holds it not to be synchronised. */
    public void step(final Duration by) {
        wallError = wallError.plus(by);
        lose();
    }

    public void fit(final Chip clock) {
        chip = Optional.of(clock);
    }

    public void unfit() {
        chip = Optional.empty();
    }

    public Optional<Chip> chip() {
        return chip;
    }

    /** The power is gone for a while, then another boot begins with a wall clock that shows something. */
    public void reboot(final Duration off, final String nextBoot, final Instant shows) {
        truth = truth.plus(off);
        chip = chip.map(c -> new Chip(c.error.plus(part(off, c.driftPpm)), c.driftPpm, c.statedPpm));
        bootId = nextBoot;
        sinceBoot = Duration.ZERO;
        daemon = Optional.empty();
        wallError = Duration.between(truth, shows);
    }

    @Override
    public Look look() {
        return new Look(
                truth.plus(wallError),
                daemon.map(d -> d.states.plus(d.error.minus(wallError).abs()))
                        .filter(within -> within.compareTo(MOST_ERROR) < 0),
                bootId,
                sinceBoot);
    }

    /** Sleeps; the kernel adds to its clocks how long it believes that was. */
    public void sleep(final Duration real, final Duration believedLonger) {
        truth = truth.plus(real);
        final Duration slept = Duration.ofSeconds(real.plus(believedLonger).toSeconds());
        sinceBoot = sinceBoot.plus(slept);
        wallError = wallError.plus(slept).minus(real);
        bootId = bootId + "+" + slept.toSeconds() + "s";
    }

    /** The position on the boot clock. */
    public Duration sinceBoot() {
        return sinceBoot;
    }

    @Override
    public Optional<HardwareClock> hardwareClock() {
        return chip.map(c -> new HardwareClock("simulated", truth.plus(c.error).getEpochSecond(), c.statedPpm));
    }

    private static Duration part(final Duration of, final double ppm) {
        return Duration.ofNanos(Math.round(of.toNanos() * ppm / MILLION));
    }
}
