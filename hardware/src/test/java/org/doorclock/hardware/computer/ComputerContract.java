// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.computer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What every computer does. */
interface ComputerContract {

    /** A computer that has told nothing yet. */
    Computer computer() throws IOException;

    void become(Computer computer, double celsius, boolean undervoltage, boolean throttled) throws IOException;

    @Test
    default void aComputerThatTellsNothingIsWell() throws IOException {
        assertThat(computer().read()).isEqualTo(ComputerReading.UNKNOWN);
    }

    @Test
    default void tellsHowItIsAtEachLook() throws IOException {
        final Computer computer = computer();
        become(computer, 81.5, true, true);
        assertThat(computer.read()).isEqualTo(new ComputerReading(OptionalDouble.of(81.5), true, true));
        become(computer, -4, false, false);
        assertThat(computer.read()).isEqualTo(new ComputerReading(OptionalDouble.of(-4), false, false));
    }
}
