// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.doorclock.time.ClockLimits;
import org.doorclock.time.ClockMemory;
import org.doorclock.time.ClockSource;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SimulatedMachine;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeInterval;
import org.doorclock.wire.ClockReport;
import org.doorclock.wire.Receipt;
import org.junit.jupiter.api.Test;

class DoorClockTest {

    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    private final SimulatedMachine machine = new SimulatedMachine(NOW, 0, "boot-1", Duration.ofSeconds(-200));
    private final SystemTimeSource time = new SystemTimeSource(
            machine, () -> machine.sinceBoot().toNanos(), ClockTrust.KERNEL, ClockMemory.none(), ClockLimits.USUAL);
    private final DoorClock clock = new DoorClock(time, time);

    @Test
    void aRoundTripSaysWhereTheHubsTimeLiesToWithinItsLength() {
        final ClockReport asked = clock.report();
        assertThat(asked.hub()).isEmpty();

        answer(asked, Duration.ZERO, Duration.ofMillis(30));

        final ClockReport.HubTime hub = clock.report().hub().orElseThrow();
        assertThat(hub.when().encloses(TimeInterval.exactly(machine.truth()))).isTrue();
        assertThat(hub.when().width()).isBetween(Duration.ofMillis(60), Duration.ofMillis(61));
    }

    @Test
    void aClockThatIsMinutesFromTheHubsIsNotBelievedAnyMoreAndNothingIsSet() {
        machine.synchronise(new SimulatedMachine.Daemon(Duration.ofSeconds(-200), Duration.ofMillis(5), false));
        assertThat(time.read().source()).isEqualTo(ClockSource.NTP);

        answer(clock.report(), Duration.ZERO, Duration.ofMillis(30));

        assertThat(time.read().source()).isEqualTo(ClockSource.NONE);
        assertThat(time.read().interval().encloses(TimeInterval.exactly(machine.truth())))
                .isTrue();
        assertThat(machine.wallError()).isEqualTo(Duration.ofSeconds(-200));
    }

    @Test
    void anAnswerToAnotherBootOrFromAHubWhoseClockWasSetMeanwhileSaysNothing() {
        final ClockReport asked = clock.report();
        clock.heard(new Receipt.HubClock("boot-0", asked.sinceBoot(), machine.truth(), machine.truth()));
        clock.heard(new Receipt.HubClock(
                asked.bootId(), asked.sinceBoot().plusSeconds(5), machine.truth(), machine.truth()));
        clock.heard(new Receipt.HubClock(
                asked.bootId(), asked.sinceBoot(), machine.truth().minusSeconds(60), machine.truth()));

        assertThat(clock.report().hub()).isEmpty();
    }

    /** The hub answers at once, over a network that is equally slow both ways. */
    private void answer(final ClockReport asked, final Duration hubError, final Duration oneWay) {
        machine.advance(oneWay);
        final Instant hub = machine.truth().plus(hubError);
        machine.advance(oneWay);
        clock.heard(new Receipt.HubClock(asked.bootId(), asked.sinceBoot(), hub, hub));
    }
}
