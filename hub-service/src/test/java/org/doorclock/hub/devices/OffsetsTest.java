// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.time.TimeInterval;
import org.doorclock.wire.ClockReport;
import org.junit.jupiter.api.Test;

class OffsetsTest {

    private static final Instant BOOT = Instant.parse("2026-06-01T10:00:00Z");

    private final Offsets offsets = new Offsets();

    @Test
    void nothingIsKnownBeforeARoundTrip() {
        offsets.heard(new ClockReport("boot-1", Duration.ofSeconds(10), BOOT, Optional.empty()));

        assertThat(offsets.offset()).isEmpty();
    }

    @Test
    void aClockThatIsAheadIsSoByTheTripsDoubt() {
        heard("boot-1", 20, 5_000, 10, 40);

        final ClockOffset offset = offsets.offset().orElseThrow();
        assertThat(offset.ahead()).isBetween(Duration.ofMillis(4_980), Duration.ofMillis(5_020));
        assertThat(offset.uncertainty()).isBetween(Duration.ofMillis(20), Duration.ofMillis(21));
        assertThat(offset.isFar()).isFalse();
    }

    @Test
    void theShortestTripsDecideHoweverLongTheLastOneTook() {
        heard("boot-1", 20, 0, 10, 30);
        heard("boot-1", 40, 0, 30, 9_000);

        assertThat(offsets.offset().orElseThrow().uncertainty()).isLessThan(Duration.ofMillis(20));
    }

    @Test
    void moreThanAMinuteIsFarOnlyWhereItIsCertain() {
        heard("boot-1", 20, 61_000, 10, 40);
        assertThat(offsets.offset().orElseThrow().isFar()).isTrue();

        heard("boot-2", 20, 61_000, 10, 8_000);
        assertThat(offsets.offset().orElseThrow().isFar()).isFalse();

        heard("boot-3", 20, -61_000, 10, 40);
        assertThat(offsets.offset().orElseThrow().isFar()).isTrue();
    }

    @Test
    void anotherBootIsLearntAnew() {
        heard("boot-1", 20, 61_000, 10, 40);
        offsets.heard(new ClockReport("boot-2", Duration.ofSeconds(3), BOOT, Optional.empty()));

        assertThat(offsets.offset()).isEmpty();
    }

    @Test
    void aHubWhoseOwnClockWasSetBelievesTheLastTrip() {
        heard("boot-1", 20, 0, 10, 40);
        final Instant set = BOOT.plusSeconds(30).minusSeconds(70);
        offsets.heard(new ClockReport(
                "boot-1",
                Duration.ofSeconds(40),
                BOOT.plusSeconds(40),
                Optional.of(new ClockReport.HubTime(
                        Duration.ofSeconds(30), new TimeInterval(set.minusMillis(20), set.plusMillis(20))))));

        assertThat(offsets.offset().orElseThrow().isFar()).isTrue();
    }

    /** A heartbeat at one second of the boot that tells of a trip which ended at another. */
    private void heard(
            final String boot, final long second, final long aheadMillis, final long trip, final long tripMillis) {
        final Instant end = BOOT.plusSeconds(trip);
        offsets.heard(new ClockReport(
                boot,
                Duration.ofSeconds(second),
                BOOT.plusSeconds(second).plusMillis(aheadMillis),
                Optional.of(new ClockReport.HubTime(
                        Duration.ofSeconds(trip),
                        new TimeInterval(end.minusMillis(tripMillis / 2), end.plusMillis(tripMillis / 2))))));
    }
}
