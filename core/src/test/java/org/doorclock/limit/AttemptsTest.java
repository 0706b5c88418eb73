// SPDX-License-Identifier: Apache-2.0
package org.doorclock.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-03-02T08:00:00Z"));
    private final Attempts attempts = new Attempts(time);

    @Test
    void theLockGrowsWithEachFailureToAQuarterOfAnHour() {
        for (int i = 0; i < Attempts.FREE; i++) {
            assertThat(attempts.begin("anna")).isEmpty();
        }
        for (final int seconds : new int[] {30, 60, 120, 240, 480, 900, 900}) {
            assertThat(attempts.begin("anna")).contains(Duration.ofSeconds(seconds));
            time.advance(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(attempts.isLocked("anna")).isTrue();
            time.advance(Duration.ofNanos(1));
            assertThat(attempts.isLocked("anna")).isFalse();
            assertThat(attempts.begin("anna")).isEmpty();
        }
        assertThat(attempts.begin("bert")).as("another name").isEmpty();
    }

    @Test
    void manyAtTheSameTimeAreNoWayRound() {
        int let = 0;
        for (int i = 0; i < 100; i++) {
            let += attempts.begin("anna").isEmpty() ? 1 : 0;
        }
        assertThat(let).isEqualTo(Attempts.FREE);
    }

    @Test
    void aSuccessAndAnHourAloneClearIt() {
        for (int i = 0; i < Attempts.FREE - 1; i++) {
            attempts.begin("anna");
        }
        attempts.succeeded("anna");
        for (int i = 0; i < Attempts.FREE; i++) {
            assertThat(attempts.begin("anna")).isEmpty();
        }
        assertThat(attempts.begin("anna")).isPresent();
        time.advance(Duration.ofHours(1));
        for (int i = 0; i < Attempts.FREE; i++) {
            assertThat(attempts.begin("anna")).isEmpty();
        }
    }

    @Test
    void aClockThatIsSetDoesNotUnlock() {
        for (int i = 0; i < Attempts.FREE; i++) {
            attempts.begin("anna");
        }
        time.jump(Duration.ofDays(1));
        assertThat(attempts.begin("anna")).isPresent();
    }
}
