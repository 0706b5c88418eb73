// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.doorclock.time.SimulatedMachine.Daemon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemTimeSourceTest {

    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Daemon HONEST = new Daemon(Duration.ofMillis(3), Duration.ofMillis(12), false);
    private static final Daemon LIAR = new Daemon(Duration.ofHours(3), Duration.ofMillis(1), false);

    private final SimulatedMachine machine = new SimulatedMachine(NOW, 40, "boot-1", Duration.ofHours(-7));
    private final SystemTimeSource source = on(machine, ClockTrust.KERNEL);

    @Test
    void withoutAnySourceTheTimeIsKnownToBeThatOfThisProduct() {
        final ClockReading reading = source.read();

        assertThat(reading.source()).isEqualTo(ClockSource.NONE);
        assertThat(reading.interval())
                .isEqualTo(
                        new TimeInterval(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2036-01-01T00:00:00Z")));
        assertThat(reading.wall()).isEqualTo(NOW.minus(Duration.ofHours(7)));
    }

    @Test
    void aSynchronisedKernelVouchesForTheTimeButNeverBetterThanTheLeastError() {
        machine.synchronise(HONEST);

        assertSound();
        assertThat(source.read().source()).isEqualTo(ClockSource.NTP);
        assertThat(source.read().uncertainty()).isEqualTo(ClockLimits.USUAL.leastError());
        assertThat(source.read().wall()).isEqualTo(NOW.plusMillis(3));
    }

    @Test
    void aKernelThatStatesALargeErrorIsTakenAtItsWord() {
        machine.synchronise(new Daemon(Duration.ofSeconds(2), Duration.ofSeconds(4), false));

        assertSound();
        assertThat(source.read().uncertainty()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void withoutItsNetworkTheClockHoldsOverAndGrowsLessCertainBy50Ppm() {
        machine.synchronise(HONEST);
        source.read();
        machine.lose();
        machine.advance(Duration.ofSeconds(10_000));

        assertSound();
        assertThat(source.read().source()).isEqualTo(ClockSource.HOLDOVER);
        assertThat(source.read().uncertainty()).isBetween(Duration.ofMillis(600), Duration.ofMillis(1_100));
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600, -3_600, 40_000_000, -40_000_000})
    void settingTheWallClockChangesNothingOfWhatIsKnown(final long seconds) {
        machine.synchronise(HONEST);
        source.read();

        machine.step(Duration.ofSeconds(seconds));

        assertSound();
        assertThat(source.read().source()).isEqualTo(ClockSource.HOLDOVER);
        assertThat(source.read().uncertainty()).isLessThan(Duration.ofMillis(200));
        assertThat(source.read().wall()).isBetween(NOW.minusMillis(300), NOW.plusMillis(300));
    }

    @ParameterizedTest
    @ValueSource(longs = {10_800, -10_800, 120})
    void aNetworkTimeThatJumpsFurtherThanTheOscillatorCanHaveDriftedIsNotBelieved(final long seconds) {
        machine.synchronise(HONEST);
        source.read();
        machine.advance(HOUR);
        assertThat(source.read().source()).isEqualTo(ClockSource.NTP);

        machine.synchronise(new Daemon(Duration.ofSeconds(seconds), Duration.ofMillis(1), false));

        assertSound();
        assertThat(source.read().source()).isEqualTo(ClockSource.NONE);
        assertThat(source.read().interval().width())
                .isBetween(Duration.ofSeconds(Math.abs(seconds)), Duration.ofSeconds(Math.abs(seconds) + 2));
        machine.synchronise(HONEST);
        assertSound();
        assertThat(source.read().source()).isEqualTo(ClockSource.NTP);
    }

    @Test
    void aNetworkTimeThatIsSlewedTowardsALieNeverTakesTheIntervalOffTheTruth() {
        machine.synchronise(HONEST);
        source.read();
        machine.synchronise(new Daemon(Duration.ofMinutes(20), Duration.ofMillis(1), true));

        for (int second = 0; second < 20 * 60 * 13; second++) {
            machine.advance(Duration.ofSeconds(1));
            assertSound();
        }
        assertThat(source.read().source()).isEqualTo(ClockSource.NONE);
    }

    @Test
    void aFirstSourceThatLiesIsFoundOutWhenTheRightTimeComes() {
        machine.synchronise(LIAR);
        assertThat(source.read().source()).isEqualTo(ClockSource.NTP);

        machine.synchronise(HONEST);

        assertSound();
        assertThat(source.read().source()).isEqualTo(ClockSource.NONE);
    }

    @Test
    void theHubsClockDecidesWhichOfTwoSourcesLies() {
        machine.synchronise(LIAR);
        source.read();
        machine.synchronise(HONEST);
        hearHub(Duration.ZERO);

        assertSound();
        assertThat(source.read().source()).isEqualTo(ClockSource.NTP);

        machine.synchronise(LIAR);
        assertSound();
        assertThat(source.read().source()).isEqualTo(ClockSource.HOLDOVER);
    }

    @Test
    void aClockThatIsAMinuteFromTheHubsIsDoubtedAndNeitherIsBelievedAlone() {
        machine.synchronise(HONEST);
        hearHub(Duration.ofSeconds(59));
        assertThat(source.read().source()).isEqualTo(ClockSource.NTP);

        hearHub(Duration.ofSeconds(-90));

        assertSound();
        assertThat(source.read().source()).isEqualTo(ClockSource.NONE);
        assertThat(source.read().interval().width()).isLessThan(Duration.ofSeconds(92));

        hearHub(Duration.ZERO);
        assertThat(source.read().source()).isEqualTo(ClockSource.NTP);
    }

    @Test
    void noTimeIsTakenFromTheHubAlone() {
        hearHub(Duration.ZERO);

        assertThat(source.read().source()).isEqualTo(ClockSource.NONE);
        assertThat(source.read().interval().width()).isGreaterThan(Duration.ofDays(3_000));
    }

    @Test
    void afterASleepTheTimeIsHeldToTheSecondAndTheBootCountsAsAnother() {
        machine.synchronise(HONEST);
        source.read();
        machine.lose();

        machine.sleep(Duration.ofHours(9), Duration.ofMillis(1_400));

        assertSound();
        assertThat(source.read().source()).isEqualTo(ClockSource.HOLDOVER);
        assertThat(source.read().bootId()).isNotEqualTo("boot-1");
        assertThat(source.read().sinceBoot()).isGreaterThan(Duration.ofHours(9));
        assertThat(source.read().uncertainty()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1970-01-01T00:00:00Z", "2025-12-31T23:59:59Z", "2036-02-07T06:28:16Z", "2104-01-01T00:00:00Z"})
    void anAbsurdWallClockIsNeverBelieved(final Instant absurd) {
        machine.synchronise(HONEST);
        source.read();
        machine.synchronise(new Daemon(Duration.between(NOW, absurd), Duration.ofMillis(10), false));

        assertSound();
        assertThat(source.read().source()).isEqualTo(ClockSource.HOLDOVER);
        assertThat(on(machine, ClockTrust.KERNEL).read().source()).isEqualTo(ClockSource.NONE);
        machine.lose();
        final ClockReading vouched = on(machine, ClockTrust.HOST).read();
        assertThat(vouched.source()).isEqualTo(ClockSource.NONE);
        assertThat(vouched.interval().encloses(TimeInterval.exactly(NOW))).isTrue();
    }

    @Test
    void configurationMayVouchForTheHost() {
        machine.step(Duration.ofHours(7));

        final ClockReading reading = on(machine, ClockTrust.HOST).read();

        assertThat(reading.source()).isEqualTo(ClockSource.RTC);
        assertThat(reading.interval()).isEqualTo(TimeInterval.around(NOW, Duration.ofSeconds(1)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theRunningKernelAnswers() throws Exception {
        final LinuxKernelClock linux = new LinuxKernelClock();

        final KernelClock.Look before = linux.look();
        final KernelClock.Look after = linux.look();

        assertThat(before.bootId()).hasSizeGreaterThanOrEqualTo(36);
        assertThat(before.sinceBoot()).isPositive();
        assertThat(after.sinceBoot()).isGreaterThanOrEqualTo(before.sinceBoot());
        assertThat(after.wall()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(before.synchronisedWithin().stream())
                .allSatisfy(within -> assertThat(within).isBetween(Duration.ZERO, Duration.ofSeconds(17)));
        assertThat(linux.hardwareClock().stream())
                .allSatisfy(clock -> assertThat(clock.seconds()).isPositive());
    }

    @Test
    void theMachineIsReadWhole() {
        final TimeSource machines = new SystemTimeSource(ClockTrust.HOST);

        final ClockReading first = machines.read();
        final ClockReading second = machines.read();

        assertThat(first.source()).isIn(ClockSource.NTP, ClockSource.RTC);
        assertThat(second.bootId()).isEqualTo(first.bootId());
        assertThat(second.sinceBoot()).isGreaterThanOrEqualTo(first.sinceBoot());
        assertThat(machines.rate()).isEqualTo(1);
    }

    private void assertSound() {
        assertThat(source.read().interval().encloses(TimeInterval.exactly(machine.truth())))
                .as("%s holds %s", source.read().interval(), machine.truth())
                .isTrue();
    }

    private void hearHub(final Duration error) {
        source.heard(
                TimeInterval.around(machine.truth().plus(error), Duration.ofMillis(20)),
                machine.look().bootId(),
                machine.sinceBoot());
    }

    private static SystemTimeSource on(final SimulatedMachine machine, final ClockTrust trust) {
        return new SystemTimeSource(
                machine, () -> machine.sinceBoot().toNanos(), trust, ClockMemory.none(), ClockLimits.USUAL);
    }
}
