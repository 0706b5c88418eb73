// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.button;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every button promises. */
abstract class ButtonContract {

    private final AtomicInteger presses = new AtomicInteger();

    abstract Button button();

    abstract void press();

    @Test
    void tells_each_press_once() {
        button().start(presses::incrementAndGet);
        press();
        press();
        assertThat(presses).hasValue(2);
    }

    @Test
    void is_silent_before_the_start_and_after_the_close() {
        press();
        button().start(presses::incrementAndGet);
        button().close();
        button().close();
        press();
        assertThat(presses).hasValue(0);
    }

    @Test
    void starts_once() {
        button().start(presses::incrementAndGet);
        assertThatThrownBy(() -> button().start(presses::incrementAndGet)).isInstanceOf(IllegalStateException.class);
    }
}
