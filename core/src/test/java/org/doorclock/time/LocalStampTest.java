// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStampTest {

    @ParameterizedTest
    @CsvSource({
        "2026-07-01 10:05:30, 2026-07-01T09:05:30Z",
        "2026-01-15T10:05:30, 2026-01-15T10:05:30Z",
        "2026-10-25 01:30:00+01:00, 2026-10-25T00:30:00Z",
        "2026-10-25 01:30:00Z, 2026-10-25T01:30:00Z",
        "2026-03-29 02:00:00, 2026-03-29T01:00:00Z"
    })
    void aTimeWithSecondsIsThatInstant(final String text, final String instant) throws Exception {
        final LocalStamp stamp = LocalStamp.parse(text);

        assertThat(stamp.when()).isEqualTo(TimeInterval.exactly(Instant.parse(instant)));
        assertThat(stamp.twice()).isFalse();
    }

    @Test
    void aTimeWithoutSecondsIsTheWholeMinute() throws Exception {
        assertThat(LocalStamp.parse("2026-07-01T10:05").when().width())
                .isEqualTo(Duration.ofMinutes(1).minusNanos(1));
    }

    @Test
    void theHourThatComesTwiceIsFromTheFirstReadingToTheSecond() throws Exception {
        final LocalStamp stamp = LocalStamp.parse("2026-10-25 01:30:00");

        assertThat(stamp.twice()).isTrue();
        assertThat(stamp.when())
                .isEqualTo(
                        new TimeInterval(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T01:30:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-03-29 01:30", "2026-02-30 10:00", "01/03/2026 10:05", "10:05", "", "2026-13-01 10:00"})
    void whatNoClockShowedIsRefused(final String text) {
        assertThatExceptionOfType(LocalStamp.Fault.class).isThrownBy(() -> LocalStamp.parse(text));
    }
}
