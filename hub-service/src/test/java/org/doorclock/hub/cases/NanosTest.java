// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NanosTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-11-22T05:15:00.123456789Z",
                "1969-12-31T23:59:59.999999999Z",
                "1677-09-21T00:12:43.145224192Z",
                "2262-04-11T23:47:16.854775807Z"
            })
    void anInstantSurvivesTheWayThereAndBack(final String instant) {
        assertThat(Nanos.toInstant(Nanos.of(Instant.parse(instant)))).isEqualTo(Instant.parse(instant));
    }

    @Test
    void whatLiesBeyondIsHeldAtTheEnds() {
        assertThat(Nanos.of(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(Nanos.of(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(Nanos.between(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(Nanos.between(Long.MAX_VALUE, Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(Nanos.middle(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(-1);
        assertThat(Nanos.middle(2, 4)).isEqualTo(3);
    }
}
