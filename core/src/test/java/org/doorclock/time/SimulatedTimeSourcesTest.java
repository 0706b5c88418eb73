// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulatedTimeSourcesTest {

    private static final Instant START = Instant.parse("2026-04-01T10:00:00Z");

    private final SettableTimeSource base = new SettableTimeSource(START);

    @Test
    void anAcceleratedClockRunsFasterInEveryRespect() {
        final TimeSource fast = new AcceleratedTimeSource(base, START, 60);
        final ClockReading before = fast.read();
        final long nanos = fast.nanos();

        base.advance(Duration.ofSeconds(2));

        assertThat(fast.now()).isEqualTo("2026-04-01T10:02:00Z");
        assertThat(fast.read().sinceBoot().minus(before.sinceBoot())).isEqualTo(Duration.ofMinutes(2));
        assertThat(fast.nanos() - nanos).isEqualTo(Duration.ofMinutes(2).toNanos());
        assertThat(fast.rate()).isEqualTo(60);
    }

    @Test
    void acceleratedClocksOfOneOriginAgreeWheneverTheyWereMade() {
        final TimeSource early = new AcceleratedTimeSource(base, START, 30);
        base.advance(Duration.ofSeconds(17));
        final TimeSource late = new AcceleratedTimeSource(base, START, 30);

        assertThat(late.now()).isEqualTo(early.now()).isEqualTo(START.plusSeconds(510));
    }

    @Test
    void accelerationKeepsTheQualityOfItsBase() {
        base.setQuality(ClockSource.RTC, Duration.ofSeconds(1));

        final ClockReading reading = new AcceleratedTimeSource(base, START, 60).read();

        assertThat(reading.source()).isEqualTo(ClockSource.RTC);
        assertThat(reading.uncertainty()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AcceleratedTimeSource(base, START, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new AcceleratedTimeSource(base, START, Double.NaN));
    }

    @Test
    void advancingMovesBothClocksAndJumpingOnlyTheWall() {
        final long nanos = base.nanos();

        base.advance(Duration.ofSeconds(5));
        base.jump(Duration.ofSeconds(-60));

        assertThat(base.now()).isEqualTo(START.minusSeconds(55));
        assertThat(base.nanos() - nanos).isEqualTo(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void aRebootBeginsAnotherMonotonicClock() {
        final String boot = base.read().bootId();

        base.reboot("boot-2");

        assertThat(base.read().bootId()).isNotEqualTo(boot).isEqualTo("boot-2");
        assertThat(base.read().sinceBoot()).isZero();
        assertThat(base.now()).isEqualTo(START);
    }
}
