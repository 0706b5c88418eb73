// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemTimeSourceTest {

    private static final Duration UNKNOWN = Duration.ofMinutes(30);

    private final FakeKernel kernel = new FakeKernel();
    private final SettableTimeSource machine = new SettableTimeSource(Instant.parse("2026-04-01T10:00:00Z"));

    @Test
    void a_synchronised_kernel_vouches_for_the_time_with_its_own_maximum_error() {
        kernel.synchronisedWithin = Optional.of(Duration.ofMillis(12));

        final ClockReading reading = source(ClockTrust.KERNEL).read();

        assertThat(reading.source()).isEqualTo(ClockSource.NTP);
        assertThat(reading.uncertainty()).isEqualTo(Duration.ofMillis(12));
        assertThat(reading.wall()).isEqualTo("2026-04-01T10:00:00Z");
        assertThat(reading.bootId()).isEqualTo("boot-of-kernel");
        assertThat(reading.sinceBoot()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void nothing_vouches_for_an_unsynchronised_clock() {
        final ClockReading reading = source(ClockTrust.KERNEL).read();

        assertThat(reading.source()).isEqualTo(ClockSource.NONE);
        assertThat(reading.uncertainty()).isEqualTo(UNKNOWN);
    }

    @Test
    void configuration_may_vouch_for_the_host() {
        final ClockReading reading =
                source(ClockTrust.HOST, Duration.ofSeconds(2)).read();

        assertThat(reading.source()).isEqualTo(ClockSource.RTC);
        assertThat(reading.uncertainty()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void the_kernel_is_asked_again_only_after_a_second() {
        final TimeSource source = source(ClockTrust.KERNEL);
        kernel.synchronisedWithin = Optional.of(Duration.ofMillis(1));

        machine.advance(Duration.ofMillis(999));
        assertThat(source.read().source()).isEqualTo(ClockSource.NONE);
        machine.advance(Duration.ofMillis(1));
        assertThat(source.read().source()).isEqualTo(ClockSource.NTP);
    }

    @Test
    void a_clock_that_loses_its_network_holds_over_and_grows_less_certain() {
        kernel.synchronisedWithin = Optional.of(Duration.ofMillis(10));
        final TimeSource source = source(ClockTrust.KERNEL);
        kernel.synchronisedWithin = Optional.empty();

        machine.advance(Duration.ofSeconds(10_000));

        assertThat(source.read().source()).isEqualTo(ClockSource.HOLDOVER);
        assertThat(source.read().uncertainty()).isEqualTo(Duration.ofMillis(10 + 500));
    }

    @Test
    void holdover_ends_when_somebody_sets_the_wall_clock() {
        kernel.synchronisedWithin = Optional.of(Duration.ofMillis(10));
        final TimeSource source = source(ClockTrust.KERNEL);
        kernel.synchronisedWithin = Optional.empty();

        machine.advance(Duration.ofSeconds(100));
        machine.jump(Duration.ofSeconds(-30));

        assertThat(source.read().source()).isEqualTo(ClockSource.NONE);
    }

    @Test
    void holdover_ends_when_it_is_no_better_than_an_unsynchronised_clock() {
        kernel.synchronisedWithin = Optional.of(Duration.ofMillis(10));
        final TimeSource source = source(ClockTrust.KERNEL, Duration.ofSeconds(1));
        kernel.synchronisedWithin = Optional.empty();

        machine.advance(Duration.ofSeconds(20_000));

        assertThat(source.read().source()).isEqualTo(ClockSource.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1970-01-01T00:00:00Z", "2025-12-31T23:59:59Z", "2036-02-07T06:28:16Z", "2104-01-01T00:00:00Z"})
    void an_absurd_wall_clock_is_never_believed(final Instant absurd) {
        kernel.synchronisedWithin = Optional.of(Duration.ofMillis(10));
        machine.setWall(absurd);

        assertThat(source(ClockTrust.HOST).read().source()).isEqualTo(ClockSource.NONE);
        assertThat(source(ClockTrust.HOST).read().uncertainty()).isEqualTo(UNKNOWN);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_running_kernel_answers() throws Exception {
        final LinuxKernelClock linux = new LinuxKernelClock();

        final Duration before = linux.sinceBoot();
        assertThat(linux.bootId()).hasSize(36);
        assertThat(before).isPositive();
        assertThat(linux.sinceBoot()).isGreaterThanOrEqualTo(before);
        assertThat(linux.synchronisedWithin().stream())
                .allSatisfy(within -> assertThat(within).isBetween(Duration.ZERO, Duration.ofSeconds(16)));
    }

    @Test
    void the_machine_is_read_whole() {
        final TimeSource source = new SystemTimeSource(ClockTrust.HOST);

        final ClockReading first = source.read();
        final ClockReading second = source.read();

        assertThat(first.source()).isIn(ClockSource.NTP, ClockSource.RTC);
        assertThat(second.bootId()).isEqualTo(first.bootId());
        assertThat(second.sinceBoot()).isGreaterThanOrEqualTo(first.sinceBoot());
        assertThat(source.rate()).isEqualTo(1);
    }

    private SystemTimeSource source(final ClockTrust trust) {
        return source(trust, trust.defaultUncertainty());
    }

    private SystemTimeSource source(final ClockTrust trust, final Duration uncertainty) {
        return new SystemTimeSource(kernel, machine::now, machine::nanos, trust, uncertainty);
    }

    private final class FakeKernel implements KernelClock {
        private Optional<Duration> synchronisedWithin = Optional.empty();

        @Override
        public Optional<Duration> synchronisedWithin() {
            return synchronisedWithin;
        }

        @Override
        public String bootId() {
            return "boot-of-kernel";
        }

        @Override
        public Duration sinceBoot() {
            return machine.read().sinceBoot();
        }
    }
}
