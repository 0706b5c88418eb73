// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-03-02T08:00:00Z"));

    @Test
    void soManyAtOnceAndSoManyASecondAtLength() {
        final RateLimit limit = new RateLimit(3, 0.5, time);
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("a")).isEmpty();
        }
        assertThat(limit.take("a")).contains(2L);
        assertThat(limit.take("b")).as("another key").isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(limit.take("a")).contains(1L);
        time.advance(Duration.ofSeconds(1));
        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).isPresent();
        time.advance(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("a")).isEmpty();
        }
        assertThat(limit.take("a")).isPresent();
    }
}
