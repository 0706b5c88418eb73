// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.button;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.doorclock.hardware.pins.Bench;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PartException;
import org.doorclock.hardware.pins.PartState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a button with a changeover contact promises beside, on any board. */
abstract class ChangeoverContract extends ButtonContract {

    private static final int REST = 23;
    private static final int PRESSED = 24;
    private static final PartState BROKEN = new PartState.Faulty("a wire is broken");

    /** A slow computer is no broken wire and no stuck button. */
    private static final ChangeoverButton.Timing PATIENT = new ChangeoverButton.Timing(
            Duration.ofMillis(4), Duration.ofSeconds(2), Duration.ofHours(1), Duration.ofMillis(20));

    private Bench bench;
    private ChangeoverButton button;

    abstract Bench bench();

    @BeforeEach
    void wire() throws PartException {
        bench = bench();
        button = wired(PATIENT);
        up();
    }

    private ChangeoverButton wired(final ChangeoverButton.Timing timing) throws PartException {
        return new ChangeoverButton(new Part.Changeover("button.start", REST, PRESSED), bench.board(), timing);
    }

    @AfterEach
    void close() {
        button.close();
        bench.close();
    }

    @Override
    Button button() {
        return button;
    }

    private void lines(final boolean rest, final boolean pressed) {
        bench.pull("button.start.rest", REST, rest);
        bench.pull("button.start.pressed", PRESSED, pressed);
    }

    private void up() {
        lines(false, true);
    }

    private void down() {
        lines(true, false);
    }

    private void settled(final Contact contact) {
        await().until(() -> button.settledAt(contact));
    }

    /** With bounce: each contact opens and closes a few times. */
    @Override
    void press() {
        settledUnlessClosed();
        for (int i = 0; i < 5; i++) {
            lines(true, true);
            up();
            lines(true, true);
            down();
        }
        if (button.isListening()) {
            settled(Contact.PRESSED);
        }
        lines(true, true);
        down();
        up();
        settledUnlessClosed();
    }

    private void settledUnlessClosed() {
        if (button.isListening()) {
            settled(Contact.AT_REST);
        }
    }

    @Override
    void breakWire() {
        lines(true, true);
    }

    @Override
    void mend() {
        up();
    }

    @Test
    void doesNotTakeAPressForOneWhenTheWireOfThePressedContactIsBrokenAndSaysSo() {
        button.start(listener);
        settled(Contact.AT_REST);
        lines(true, true);
        await().untilAsserted(() -> assertThat(states).containsExactly(BROKEN));
        up();
        await().untilAsserted(() -> assertThat(states).containsExactly(BROKEN, PartState.READY));
        assertThat(presses).hasValue(0);
    }

    @Test
    void knowsWiresThatTouch() {
        button.start(listener);
        settled(Contact.AT_REST);
        lines(false, false);
        await().untilAsserted(() -> assertThat(states).containsExactly(new PartState.Faulty("its wires touch")));
        assertThat(presses).hasValue(0);
    }

    @Test
    void countsAButtonHeldDownOnceAndThenCallsItStuck() throws PartException {
        button.close();
        bench.close();
        bench = bench();
        button = wired(new ChangeoverButton.Timing(
                Duration.ofMillis(4), Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofMillis(20)));
        up();
        button.start(listener);
        settled(Contact.AT_REST);
        down();
        await().untilAsserted(() -> assertThat(states).containsExactly(new PartState.Faulty("it is stuck, pressed")));
        assertThat(presses).hasValue(1);
        up();
        await().untilAsserted(() -> assertThat(button.state().isReady()).isTrue());
    }

    @Test
    void doesNotCountAButtonThatWasDownFromTheStart() {
        down();
        button.start(listener);
        settled(Contact.PRESSED);
        up();
        settled(Contact.AT_REST);
        assertThat(presses).hasValue(0);
        press();
        await().untilAsserted(() -> assertThat(presses).hasValue(1));
    }

    @Test
    void doesNotCountAFingerThatTremblesHalfWayAsASecondPress() {
        button.start(listener);
        settled(Contact.AT_REST);
        down();
        settled(Contact.PRESSED);
        lines(true, true);
        settled(Contact.OPEN);
        down();
        settled(Contact.PRESSED);
        assertThat(presses).hasValue(1);
    }
}
