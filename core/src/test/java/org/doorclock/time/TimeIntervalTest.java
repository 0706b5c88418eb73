// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeIntervalTest {

    private static final Instant TEN = Instant.parse("2026-04-01T10:00:00Z");

    @Test
    void anUncertainTimeReachesToBothSides() {
        final TimeInterval interval = TimeInterval.around(TEN, Duration.ofSeconds(30));

        assertThat(interval.earliest()).isEqualTo("2026-04-01T09:59:30Z");
        assertThat(interval.latest()).isEqualTo("2026-04-01T10:00:30Z");
        assertThat(interval.best()).isEqualTo(TEN);
        assertThat(interval.width()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theTimeBetweenTwoUncertainTimesLiesBetweenAShortestAndALongest() {
        final TimeInterval start = TimeInterval.around(TEN, Duration.ofSeconds(30));
        final TimeInterval stop = TimeInterval.around(TEN.plusSeconds(3600), Duration.ofSeconds(10));

        assertThat(stop.shortestSince(start)).isEqualTo(Duration.ofSeconds(3560));
        assertThat(stop.bestSince(start)).isEqualTo(Duration.ofSeconds(3600));
        assertThat(stop.longestSince(start)).isEqualTo(Duration.ofSeconds(3640));
    }

    @Test
    void overlappingTimesMayHaveComeInEitherOrder() {
        final TimeInterval one = TimeInterval.around(TEN, Duration.ofSeconds(30));

        assertThat(one.shortestSince(one)).isNegative();
        assertThat(one.longestSince(one)).isPositive();
    }

    @Test
    void theMidpointOfAnOddWidthIsRoundedDownToTheNanosecond() {
        assertThat(new TimeInterval(TEN, TEN.plusSeconds(3).plusNanos(1)).best())
                .isEqualTo(TEN.plusSeconds(1).plusNanos(500_000_000));
        assertThat(new TimeInterval(TEN.minusNanos(2), TEN.plusNanos(1)).best()).isEqualTo(TEN.minusNanos(1));
        assertThat(new TimeInterval(Instant.MIN, Instant.MAX).best())
                .isEqualTo(Instant.MIN.plus(
                        Duration.between(Instant.MIN, Instant.MAX).dividedBy(2)));
    }

    @Test
    void anExactTimeHasNoWidth() {
        assertThat(TimeInterval.exactly(TEN).width()).isZero();
    }

    @Test
    void aTimeCannotEndBeforeItBegins() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeInterval(TEN, TEN.minusNanos(1)));
    }
}
