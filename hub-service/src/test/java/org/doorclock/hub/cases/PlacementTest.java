// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.doorclock.time.ClockLimits;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Instant BOOT = Instant.parse("2026-04-01T10:00:00Z");
    private static final TimeInterval OPEN = new TimeInterval(ClockLimits.EARLIEST, ClockLimits.LATEST);
    private static final Duration TENTH = Duration.ofMillis(100);

    @Test
    void anEventIsAsLongBeforeTheAnchorAsTheBootClockSaysAndTheOscillatorMayHaveDrifted() {
        final Placement placed = place(OPEN, ClockSource.NONE, 1_000, anchor(21_000, 0));

        assertThat(placed.when()).isEqualTo(around(1_000, Duration.ofNanos(1_100_050_003L)));
        assertThat(placed.disputed()).isFalse();
    }

    @Test
    void ofAnchorsBeforeAndAfterWhatBothAllowIsTaken() {
        final TimeInterval both = place(OPEN, ClockSource.NONE, 1_000, anchor(0, 60), anchor(2_000, -60))
                .when();

        assertThat(both.earliest())
                .isBetween(at(1_000).minusMillis(91), at(1_000).minusMillis(90));
        assertThat(both.latest()).isBetween(at(1_000).plusMillis(90), at(1_000).plusMillis(91));
    }

    @Test
    void anchorsThatContradictOneAnotherAreAllHeld() {
        final Placement placed = place(OPEN, ClockSource.NONE, 100, anchor(200, 0), anchor(300, 3_600_000));

        assertThat(placed.disputed()).isTrue();
        assertThat(placed.when().encloses(TimeInterval.exactly(at(100)))).isTrue();
        assertThat(placed.when().encloses(TimeInterval.exactly(at(3_700)))).isTrue();
        assertThat(placed.when().width()).isLessThan(Duration.ofSeconds(3_602));
    }

    @Test
    void withoutAnchorsAnEventStaysAsItWasRecorded() {
        assertThat(place(OPEN, ClockSource.NONE, 100)).isEqualTo(new Placement(OPEN, false));
    }

    @Test
    void whatWasRecordedInAQuarrelIsNotPlacedByTheAnchorBeforeIt() {
        final TimeInterval quarrel = new TimeInterval(at(100), at(10_900));

        assertThat(place(quarrel, ClockSource.NONE, 100, anchor(50, 0)).when()).isEqualTo(quarrel);
        final TimeInterval after = place(quarrel, ClockSource.NONE, 100, anchor(50, 0), anchor(200, 10_800_000))
                .when();
        assertThat(after.earliest())
                .isBetween(at(10_900).minusMillis(106), at(10_900).minusMillis(104));
        assertThat(after.latest()).isEqualTo(at(10_900));
    }

    @Test
    void aTimeWithASourceStaysUnlessALaterAnchorContradictsIt() {
        final TimeInterval recorded = around(100, TENTH);

        assertThat(place(recorded, ClockSource.NTP, 100, anchor(200, 50)).when())
                .isEqualTo(recorded);
        assertThat(place(recorded, ClockSource.NTP, 100, anchor(50, 3_600_000)).when())
                .isEqualTo(recorded);
        final Placement doubted = place(recorded, ClockSource.RTC, 100, anchor(200, -3_600_000));
        assertThat(doubted.disputed()).isTrue();
        assertThat(doubted.when().encloses(recorded)).isTrue();
        assertThat(doubted.when().encloses(TimeInterval.exactly(at(100 - 3_600))))
                .isTrue();
    }

    private static Placement place(
            final TimeInterval recorded, final ClockSource source, final long second, final ClockReading... anchors) {
        return Placement.of(recorded, source, Duration.ofSeconds(second), List.of(anchors));
    }

    /** Off by so many milliseconds, and known to within a tenth of a second. */
    private static ClockReading anchor(final long second, final long offMillis) {
        return new ClockReading(
                at(second).plusMillis(offMillis), ClockSource.NTP, TENTH, "boot", Duration.ofSeconds(second));
    }

    private static TimeInterval around(final long second, final Duration uncertainty) {
        return TimeInterval.around(at(second), uncertainty);
    }

    private static Instant at(final long second) {
        return BOOT.plusSeconds(second);
    }
}
