// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.button;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorclock.hardware.pins.Bench;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PartException;
import org.doorclock.hardware.pins.PartState;
import org.doorclock.hardware.pins.SimulatedBench;
import org.doorclock.hardware.pins.SimulatedBoard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeoverButtonTest extends ChangeoverContract {

    private static final ChangeoverButton.Timing FAST = new ChangeoverButton.Timing(
            Duration.ofMillis(4), Duration.ofMillis(60), Duration.ofSeconds(30), Duration.ofMillis(10));

    @Override
    Bench bench() {
        return new SimulatedBench();
    }

    @ParameterizedTest
    @CsvSource({"false, true, AT_REST", "true, false, PRESSED", "true, true, OPEN", "false, false, SHORTED"})
    void tellsWhereTheContactStands(final boolean rest, final boolean pressed, final Contact contact) {
        assertThat(Contact.of(rest, pressed)).isEqualTo(contact);
    }

    @Test
    void noticesAPressWhoseEdgesWereAllLost() throws PartException {
        final SimulatedBoard board = new SimulatedBoard();
        final AtomicInteger presses = new AtomicInteger();
        board.pullUnnoticed(23, false);
        try (ChangeoverButton button = new ChangeoverButton(new Part.Changeover("button.start", 23, 24), board, FAST)) {
            button.start(presses::incrementAndGet);
            await().until(() -> button.settledAt(Contact.AT_REST));
            board.pullUnnoticed(23, true);
            board.pullUnnoticed(24, false);
            await().untilAsserted(() -> assertThat(presses).hasValue(1));
        }
    }

    @Test
    void isFaultyWhileTheBoardFailsAndWorksAgainWhenItDoes() throws PartException {
        final SimulatedBoard board = new SimulatedBoard();
        board.pullUnnoticed(23, false);
        try (ChangeoverButton button = new ChangeoverButton(new Part.Changeover("button.start", 23, 24), board, FAST)) {
            button.start(() -> {});
            await().until(() -> button.settledAt(Contact.AT_REST));
            board.fail("the chip has gone");
            await().until(() -> button.state().equals(new PartState.Faulty("the chip has gone")));
            board.mend();
            await().until(() -> button.state().isReady());
        }
    }
}
