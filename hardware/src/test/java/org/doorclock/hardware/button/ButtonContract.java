// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.button;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorclock.hardware.pins.PartState;
import org.junit.jupiter.api.Test;

/** What every button promises. */
abstract class ButtonContract {

    final AtomicInteger presses = new AtomicInteger();
    final List<PartState> states = new CopyOnWriteArrayList<>();
    final Button.Listener listener = new Button.Listener() {
        @Override
        public void pressed() {
            presses.incrementAndGet();
        }

        @Override
        public void stateChanged(final PartState state) {
            states.add(state);
        }
    };

    abstract Button button();

    /** Down and up again, as a person does, with whatever bounce the contact has. */
    abstract void press();

    /** Breaks a wire; where several can break, the one that is noticed at rest. */
    abstract void breakWire();

    abstract void mend();

    @Test
    void tellsEachPressOnce() {
        button().start(listener);
        press();
        await().untilAsserted(() -> assertThat(presses).hasValue(1));
        press();
        await().untilAsserted(() -> assertThat(presses).hasValue(2));
        assertThat(states).isEmpty();
    }

    @Test
    void isSilentBeforeTheStartAndAfterTheClose() {
        press();
        button().start(listener);
        button().close();
        button().close();
        press();
        assertThat(presses).hasValue(0);
    }

    @Test
    void startsOnce() {
        button().start(listener);
        assertThatThrownBy(() -> button().start(listener)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsOfABrokenWireOnceAndOfItsMendingAndTakesNeitherForAPress() {
        button().start(listener);
        press();
        await().untilAsserted(() -> assertThat(presses).hasValue(1));
        breakWire();
        await().untilAsserted(() -> assertThat(states).containsExactly(new PartState.Faulty("a wire is broken")));
        assertThat(button().state().isReady()).isFalse();
        mend();
        await().untilAsserted(() -> assertThat(states).hasSize(2).last().isEqualTo(PartState.READY));
        assertThat(presses).hasValue(1);
        press();
        await().untilAsserted(() -> assertThat(presses).hasValue(2));
    }
}
