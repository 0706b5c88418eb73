// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {

    @Test
    void readsWhatJavaWrites() {
        final Random random = new Random(20260301);
        for (int i = 0; i < 20_000; i++) {
            final Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-70_000_000_000L, 260_000_000_000L),
                    new long[] {0, 1_000_000L * random.nextInt(1000), random.nextInt(1_000_000_000)}[i % 3]);
            assertThat(IsoInstant.parse(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T10:00:00Z", "2026-03-01T10:00:00.5Z", "2026-03-01T24:00:00Z", "2026-03-01T10:00Z",
                "2024-02-29T23:59:60Z", "2016-12-31T23:59:60Z", "2026-03-01T10:00:00+01:00", "+12026-03-01T10:00:00Z",
                "2026-03-01t10:00:00z", "2026-03-01T10:00:00.Z"
            })
    void agreesWithJavaOnOtherFormsToo(final String text) {
        Instant expected;
        try {
            expected = Instant.parse(text);
        } catch (DateTimeException e) {
            assertThatThrownBy(() -> IsoInstant.parse(text)).isInstanceOf(DateTimeException.class);
            return;
        }
        assertThat(IsoInstant.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-02-29T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-03-00T10:00:00Z",
                "2026-03-01T25:00:00Z",
                "2026-03-01T10:60:00Z",
                "2026-03-01 10:00:00Z",
                "2026-03-01T10:00:00",
                "2026-03-01T10:00:00.1234567890Z",
                "२०२६-03-01T10:00:00Z"
            })
    void refusesWhatIsNotAnInstant(final String text) {
        assertThatThrownBy(() -> IsoInstant.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
