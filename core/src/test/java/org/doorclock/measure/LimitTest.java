// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.doorclock.measure.Judgement.Reason;
import org.doorclock.time.TimeInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    private static final Limit HOUR = new Limit(60, true, Arithmetic.EXACT);
    private static final Limit UNDER_AN_HOUR = new Limit(60, false, Arithmetic.EXACT);
    private static final Limit SSNAP_20 = new Limit(20, true, Arithmetic.MINUTE_FLOORED);

    @ParameterizedTest
    @CsvSource({
        "10:00:00, 11:00:00, MET",
        "10:00:00, 11:00:01, MISSED",
        "10:00:00, 11:00:00.000000001, MISSED",
        "10:00:00, 10:00:00, MET",
        "10:00:59, 11:00:59, MET",
    })
    void anHourIncludesItsLastInstantAndNothingAfter(final String start, final String stop, final Verdict verdict) {
        assertThat(HOUR.stopped(at(start), at(stop)).verdict()).isEqualTo(verdict);
    }

    @Test
    void anExclusiveLimitIsMissedAtTheLimitItself() {
        assertThat(UNDER_AN_HOUR.stopped(at("10:00:00"), at("11:00:00")).verdict())
                .isEqualTo(Verdict.MISSED);
        assertThat(UNDER_AN_HOUR.stopped(at("10:00:00"), at("10:59:59")).verdict())
                .isEqualTo(Verdict.MET);
        assertThat(UNDER_AN_HOUR.open(at("10:00:00"), instant("11:00:00")).verdict())
                .isEqualTo(Verdict.MISSED);
    }

    @ParameterizedTest
    @CsvSource({
        // the longest possible time is 60:00
        "10:00:00, 10:00:30, 10:59:00, 11:00:00, MET, DECIDED",
        // from 59:30 to 60:01
        "10:00:00, 10:00:30, 11:00:00, 11:00:01, INDETERMINATE, INTERVAL_STRADDLES_LIMIT",
        // exactly 60:00 at the shortest: still possible
        "10:00:00, 10:00:30, 11:00:30, 11:01:00, INDETERMINATE, INTERVAL_STRADDLES_LIMIT",
        "10:00:00, 10:00:30, 11:00:31, 11:01:00, MISSED, DECIDED",
    })
    void anIntervalThatTheLimitCutsIsIndeterminate(
            final String earliest,
            final String latest,
            final String stopEarliest,
            final String stopLatest,
            final Verdict verdict,
            final Reason reason) {
        assertThat(HOUR.stopped(between(earliest, latest), between(stopEarliest, stopLatest)))
                .isEqualTo(new Judgement(verdict, reason));
    }

    @Test
    void aStopThatIsCertainlyBeforeTheStartIsKeptAsideAndNoSuccess() {
        assertThat(HOUR.stopped(at("10:00:00"), at("09:59:59")))
                .isEqualTo(new Judgement(Verdict.QUARANTINED, Reason.STOP_BEFORE_START));
        assertThat(SSNAP_20.stopped(at("10:00:50"), at("10:00:10")).reason()).isEqualTo(Reason.STOP_BEFORE_START);
    }

    @Test
    void aStopThatMayHaveBeenBeforeTheStartIsMetIfEvenTheLongestTimeIs() {
        assertThat(HOUR.stopped(between("10:00:00", "10:05:00"), at("10:03:00")).verdict())
                .isEqualTo(Verdict.MET);
    }

    @ParameterizedTest
    @CsvSource({
        "10:00:59, 10:21:00, MISSED",
        "10:00:59, 10:20:59, MET",
        "10:00:00, 10:20:59, MET",
        "10:00:00, 10:21:00, MISSED",
    })
    void minuteFlooredCutsBothTimesBeforeItSubtracts(final String start, final String stop, final Verdict verdict) {
        assertThat(SSNAP_20.stopped(at(start), at(stop)).verdict()).isEqualTo(verdict);
    }

    @Test
    void exactArithmeticCallsTwentyMinutesAndASecondMissedAndTwentyMinutesMet() {
        final Limit exact = new Limit(20, true, Arithmetic.EXACT);
        assertThat(exact.stopped(at("10:00:59"), at("10:20:59")).verdict()).isEqualTo(Verdict.MET);
        assertThat(exact.stopped(at("10:00:59"), at("10:21:00")).verdict()).isEqualTo(Verdict.MISSED);
    }

    @ParameterizedTest
    @CsvSource({
        "10:30:00, RUNNING, DECIDED",
        "11:00:00, RUNNING, DECIDED",
        "11:00:01, INDETERMINATE, INTERVAL_STRADDLES_LIMIT",
        "11:10:00, INDETERMINATE, INTERVAL_STRADDLES_LIMIT",
        "11:10:01, MISSED, DECIDED",
    })
    void anOpenClockRunsUntilTheLimitCanHavePassedAndIsMissedOnceItMustHave(
            final String now, final Verdict verdict, final Reason reason) {
        assertThat(HOUR.open(between("10:00:00", "10:10:00"), instant(now))).isEqualTo(new Judgement(verdict, reason));
    }

    @Test
    void aDayMayHoldTheHourThatTheClocksGoBack() {
        final TimeInterval start = TimeInterval.exactly(Instant.parse("2026-10-25T00:30:00Z"));
        final TimeInterval stop = TimeInterval.exactly(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(HOUR.stopped(start, stop).verdict()).isEqualTo(Verdict.MET);
    }

    /** Whatever the true instants in the intervals are, a decided verdict agrees with them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aDecidedVerdictHoldsForEveryInstantInTheIntervals(final long seed) {
        final Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            final Limit limit = random.nextBoolean() ? HOUR : SSNAP_20;
            final TimeInterval start = anyAround(random, 0);
            final TimeInterval stop = anyAround(random, random.nextInt(90 * 60));
            final Verdict verdict = limit.stopped(start, stop).verdict();
            for (int k = 0; k < 8; k++) {
                final Judgement known = limit.stopped(anyIn(random, start), anyIn(random, stop));
                if (verdict != Verdict.INDETERMINATE && known.reason() != Reason.STOP_BEFORE_START) {
                    assertThat(known.verdict()).isEqualTo(verdict);
                }
            }
        }
    }

    @Test
    void aLimitOfNothingIsRefused() {
        assertThatThrownBy(() -> new Limit(0, true, Arithmetic.EXACT)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TimeInterval anyAround(final Random random, final int seconds) {
        return TimeInterval.around(
                instant("10:00:00").plusSeconds(seconds + random.nextInt(120)),
                Duration.ofSeconds(random.nextInt(120)));
    }

    private static TimeInterval anyIn(final Random random, final TimeInterval when) {
        return TimeInterval.exactly(
                when.earliest().plusSeconds(random.nextLong(when.width().toSeconds() + 1)));
    }

    private static TimeInterval at(final String time) {
        return TimeInterval.exactly(instant(time));
    }

    private static TimeInterval between(final String earliest, final String latest) {
        return new TimeInterval(instant(earliest), instant(latest));
    }

    private static Instant instant(final String time) {
        return Instant.parse("2026-04-01T" + time + "Z");
    }
}
