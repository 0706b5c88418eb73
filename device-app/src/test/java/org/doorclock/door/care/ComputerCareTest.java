// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.care;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorclock.hardware.computer.SimulatedComputer;
import org.junit.jupiter.api.Test;

class ComputerCareTest {

    private final SimulatedComputer computer = new SimulatedComputer();
    private final SteadyClock clock = new SteadyClock();
    private final ComputerCare care = new ComputerCare(computer, clock);

    private void turnAt(final double celsius, final boolean undervoltage, final boolean throttled) {
        computer.become(celsius, undervoltage, throttled);
        clock.passSeconds(2);
        care.turn();
    }

    @Test
    void aComputerThatTellsNothingHasNoTrouble() {
        care.turn();
        assertThat(care.troubles()).isEmpty();
        assertThat(care.celsius()).isEmpty();
    }

    @Test
    void isHotFrom80DegreesUntilItIsWellBelow() {
        turnAt(79.9, false, false);
        assertThat(care.troubles()).isEmpty();
        turnAt(80, false, false);
        assertThat(care.troubles()).containsExactly(Trouble.HOT);
        turnAt(75, false, false);
        assertThat(care.troubles()).containsExactly(Trouble.HOT);
        turnAt(74.9, false, false);
        assertThat(care.troubles()).isEmpty();
        assertThat(care.celsius()).hasValue(74.9);
    }

    @Test
    void aSupplyThatDipsNowAndThenIsOneTroubleUntilAMinuteOfPeace() {
        for (int dips = 0; dips < 5; dips++) {
            turnAt(50, true, false);
            clock.passSeconds(50);
            turnAt(50, false, false);
            assertThat(care.troubles()).containsExactly(Trouble.UNDERVOLTAGE);
        }
        clock.passSeconds(60);
        care.turn();
        assertThat(care.troubles()).isEmpty();
    }

    @Test
    void troublesComeAndGoOnTheirOwn() {
        turnAt(85, true, true);
        assertThat(care.troubles()).containsExactlyInAnyOrder(Trouble.UNDERVOLTAGE, Trouble.HOT, Trouble.THROTTLED);
        clock.passSeconds(120);
        turnAt(60, false, true);
        assertThat(care.troubles()).containsExactly(Trouble.THROTTLED);
    }
}
