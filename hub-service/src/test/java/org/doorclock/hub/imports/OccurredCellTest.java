// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.doorclock.time.TimeInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccurredCellTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:05:07Z,2026-03-01T10:05:07Z",
        "2026-03-01 10:05:07,2026-03-01T10:05:07Z",
        "2026-07-01T10:05:07,2026-07-01T09:05:07Z",
        "2026-07-01T10:05:07Z,2026-07-01T10:05:07Z",
        "2026-07-01t10:05:07z,2026-07-01T10:05:07Z",
        "2026-07-01T10:05:07+01:00,2026-07-01T09:05:07Z",
        "2026-07-01T10:05:07-0530,2026-07-01T15:35:07Z",
        "2026-07-01T10:05:07+02,2026-07-01T08:05:07Z",
        "2026-03-01T10:05:07.25Z,2026-03-01T10:05:07.250Z",
        "2024-02-29T23:59:59,2024-02-29T23:59:59Z",
    })
    void aStampWithSecondsIsThatInstant(final String stamp, final Instant instant) throws Exception {
        assertThat(parse(stamp)).isEqualTo(TimeInterval.exactly(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T10:05", "2026-03-01 10:05", "2026-03-01T10:05Z", "2026-03-01T11:05+01:00"})
    void aStampWithoutSecondsIsThatWholeMinute(final String stamp) throws Exception {
        assertThat(parse(stamp)).isEqualTo(interval("2026-03-01T10:05:00Z", "2026-03-01T10:05:59.999999999Z"));
    }

    @Test
    void aLocalTimeInTheHourThatAutumnHasTwiceIsFromItsFirstToItsSecondReading() throws Exception {
        assertThat(parse("2026-10-25T01:30:00")).isEqualTo(interval("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"));
        assertThat(parse("2026-10-25T01:30"))
                .isEqualTo(interval("2026-10-25T00:30:00Z", "2026-10-25T01:30:59.999999999Z"));
        assertThat(parse("2026-10-25T01:30:00+01:00"))
                .isEqualTo(TimeInterval.exactly(Instant.parse("2026-10-25T00:30:00Z")));
        assertThat(parse("2026-10-25T00:59:59").width()).isZero();
        assertThat(parse("2026-10-25T02:00:00").width()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29T01:00:00", "2026-03-29 01:30", "2026-03-29T01:59:59.999"})
    void aLocalTimeThatSpringSkipsIsRefused(final String stamp) {
        assertThatThrownBy(() -> parse(stamp)).hasMessageContaining("does not exist in local time");
    }

    @Test
    void theSpringHourIsThereWithAnOffsetAndOnBothSides() throws Exception {
        assertThat(parse("2026-03-29T01:30:00Z").earliest()).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(parse("2026-03-29T00:59:59").earliest()).isEqualTo(Instant.parse("2026-03-29T00:59:59Z"));
        assertThat(parse("2026-03-29T02:00:00").earliest()).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void uncertaintyWidensBothSides() throws Exception {
        assertThat(OccurredCell.parse("2026-03-01T10:05Z", OccurredCell.uncertainty("90.5"), NOW))
                .isEqualTo(interval("2026-03-01T10:03:29.5Z", "2026-03-01T10:07:30.499999999Z"));
        assertThat(OccurredCell.uncertainty("")).isZero();
        assertThat(OccurredCell.uncertainty("86400")).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "86400.001", "86401", "1e3", "5 s", "NaN", "99999999999"})
    void otherUncertaintiesAreRefused(final String cell) {
        assertThatThrownBy(() -> OccurredCell.uncertainty(cell)).hasMessageContaining("0 to 86400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-03-01", "10:05", "soon", "2026-03-01T10", "2026-3-1T10:05", "20260301T1005Z"})
    void whatIsNoStampIsRefused(final String stamp) {
        assertThatThrownBy(() -> parse(stamp)).hasMessageContaining("ISO 8601");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01/03/2026 10:05", "1.3.2026", "01-03-26 10:05:00"})
    void dayFirstIsRefusedAsThat(final String stamp) {
        assertThatThrownBy(() -> parse(stamp)).hasMessageContaining("year first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T10:05",
                "2026-03-01T24:00",
                "2026-03-01T10:60",
                "2016-12-31T23:59:60Z",
                "2026-13-01T10:05",
                "2026-03-01T10:05+19:00"
            })
    void whatNoCalendarOrClockShowsIsRefused(final String stamp) {
        assertThatThrownBy(() -> parse(stamp)).hasMessageContaining("no time that");
    }

    @Test
    void theFutureAndTheLastCenturyAreRefused() throws Exception {
        assertThatThrownBy(() -> parse("2026-11-22T06:00:01Z")).hasMessageContaining("future");
        assertThatThrownBy(() -> parse("1999-12-31T23:59:59Z")).hasMessageContaining("2000");
        assertThat(parse("2026-11-22T06:00Z").earliest()).isEqualTo(NOW);
    }

    private static TimeInterval parse(final String stamp) throws BadCellException {
        return OccurredCell.parse(stamp, Duration.ZERO, NOW);
    }

    private static TimeInterval interval(final String earliest, final String latest) {
        return new TimeInterval(Instant.parse(earliest), Instant.parse(latest));
    }
}
