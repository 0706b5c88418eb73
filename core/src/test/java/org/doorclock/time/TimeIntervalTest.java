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
    void an_uncertain_time_reaches_to_both_sides() {
        final TimeInterval interval = TimeInterval.around(TEN, Duration.ofSeconds(30));

        assertThat(interval.earliest()).isEqualTo("2026-04-01T09:59:30Z");
        assertThat(interval.latest()).isEqualTo("2026-04-01T10:00:30Z");
        assertThat(interval.best()).isEqualTo(TEN);
        assertThat(interval.width()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void the_time_between_two_uncertain_times_lies_between_a_shortest_and_a_longest() {
        final TimeInterval start = TimeInterval.around(TEN, Duration.ofSeconds(30));
        final TimeInterval stop = TimeInterval.around(TEN.plusSeconds(3600), Duration.ofSeconds(10));

        assertThat(stop.shortestSince(start)).isEqualTo(Duration.ofSeconds(3560));
        assertThat(stop.bestSince(start)).isEqualTo(Duration.ofSeconds(3600));
        assertThat(stop.longestSince(start)).isEqualTo(Duration.ofSeconds(3640));
    }

    @Test
    void overlapping_times_may_have_come_in_either_order() {
        final TimeInterval one = TimeInterval.around(TEN, Duration.ofSeconds(30));

        assertThat(one.shortestSince(one)).isNegative();
        assertThat(one.longestSince(one)).isPositive();
    }

    @Test
    void an_exact_time_has_no_width() {
        assertThat(TimeInterval.exactly(TEN).width()).isZero();
    }

    @Test
    void a_time_cannot_end_before_it_begins() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeInterval(TEN, TEN.minusNanos(1)));
    }
}
