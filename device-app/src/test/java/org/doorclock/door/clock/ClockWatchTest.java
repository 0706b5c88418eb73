// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private static final Instant BOOT = Instant.parse("2026-06-01T10:00:00Z");

    private final ClockWatch watch = new ClockWatch();

    @Test
    void aClockThatWasAlwaysVouchedForNeedsNoAnchor() {
        watch.recorded(event(known(1)));

        assertThat(watch.due(known(10))).isEmpty();
    }

    @Test
    void whatWasRecordedByAnUnknownClockIsAnchoredOnce() {
        watch.recorded(event(unknown(1)));
        assertThat(watch.due(unknown(5))).isEmpty();

        final Fact.ClockAnchor anchor = watch.due(known(10)).orElseThrow();
        assertThat(anchor.reading()).isEqualTo(known(10));
        watch.recorded(event(anchor, known(10)));

        assertThat(watch.due(known(20))).isEmpty();
    }

    @Test
    void anEventWithASourceAfterOneWithoutDoesNotMakeTheAnchorForgotten() {
        watch.recorded(event(unknown(1)));
        watch.recorded(event(known(2)));

        assertThat(watch.due(known(10))).isPresent();
    }

    @Test
    void whatAnotherBootRecordedCannotBeAnchoredAnyMore() {
        watch.recorded(event(unknown(1)));

        assertThat(watch.due(new ClockReading(BOOT, ClockSource.NTP, Duration.ZERO, "boot-2", Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void aDoubtBetweenTwoTimesWithASourceIsAnchoredThoughNothingWasRecordedInIt() {
        assertThat(watch.due(known(1))).isEmpty();
        assertThat(watch.due(unknown(11))).isEmpty();

        assertThat(watch.due(known(21))).isPresent();
    }

    @Test
    void aClockThatSaysSomethingElseThanBeforeIsAnchoredSoThatWhatItSaidBeforeIsDoubted() {
        assertThat(watch.due(known(1))).isEmpty();

        final ClockReading corrected = new ClockReading(
                BOOT.plusSeconds(3_611), ClockSource.NTP, Duration.ofMillis(50), "boot-1", Duration.ofSeconds(11));

        assertThat(watch.due(corrected)).contains(new Fact.ClockAnchor(corrected));
    }

    private static ClockReading known(final long second) {
        return reading(second, ClockSource.NTP, Duration.ofMillis(50));
    }

    private static ClockReading unknown(final long second) {
        return reading(second, ClockSource.NONE, Duration.ofDays(1_000));
    }

    private static ClockReading reading(final long second, final ClockSource source, final Duration uncertainty) {
        return new ClockReading(BOOT.plusSeconds(second), source, uncertainty, "boot-1", Duration.ofSeconds(second));
    }

    private static Event event(final ClockReading at) {
        return event(new Fact.DeviceStarted("test"), at);
    }

    private static Event event(final Fact fact, final ClockReading at) {
        return new Event(new Origin("north", "ct1", "e", 1), "ct1", fact, Occurrence.witnessed(at), at.wall());
    }
}
