// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HidKeyboardTest {

    private final HidKeyboard keyboard = new HidKeyboard();

    @Test
    void everyKeyGoesDownAndUpAndEnterEndsIt() {
        final byte[] reports = keyboard.typing("10Z");
        assertThat(reports).hasSize(4 * 2 * HidKeyboard.REPORT);
        assertThat(new int[] {reports[2], reports[18], reports[34], reports[50]})
                .as("usages of 1, 0, Z and Enter in the keyboard page")
                .containsExactly(0x1E, 0x27, 0x1D, 0x28);
        assertThat(new int[] {reports[0], reports[32], reports[40]})
                .as("left shift for the Z alone, until it is up")
                .containsExactly(0, 2, 0);
        assertThat(reports[10]).as("up").isZero();
    }

    @Test
    void aKeyThatItDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> keyboard.typing("-")).isInstanceOf(IllegalArgumentException.class);
    }
}
