// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.doorclock.hardware.pins.Bench;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PartException;
import org.doorclock.hardware.pins.PartState;
import org.doorclock.hardware.pins.SimulatedBench;
import org.doorclock.hardware.pins.SimulatedBoard;
import org.junit.jupiter.api.Test;

class PinSignalTest extends PinSignalContract {

    @Override
    Bench bench() {
        return new SimulatedBench();
    }

    @Test
    void isRedAndSilentOnceClosed() throws PartException {
        final SimulatedBoard board = new SimulatedBoard();
        final StackLight lamps = new StackLight();
        lamps.add(new Part.Lamp("light.red", 5, true), board);
        lamps.add(new Part.Lamp("light.green", 19, true), board);
        final PinSignal signal =
                new PinSignal(lamps, List.of(new Sounder(new Part.Buzzer("sounder", 12, true), board)));
        signal.light(Light.READY);
        signal.sound(Tone.DUPLICATE);
        signal.close();
        signal.close();
        signal.light(Light.READY);
        signal.answer(Light.SAVED);
        assertThat(board.isHigh(5)).isTrue();
        assertThat(board.isHigh(19)).isFalse();
        assertThat(board.isHigh(12)).isFalse();
    }

    @Test
    void worksWithTheLampsItHasAndKnowsWhichFailed() throws PartException {
        final SimulatedBoard board = new SimulatedBoard();
        final StackLight lamps = new StackLight();
        lamps.add(new Part.Lamp("light.green", 19, true), board);
        try (PinSignal signal = new PinSignal(lamps, List.of())) {
            assertThat(lamps.state("light.green")).isEqualTo(PartState.READY);
            assertThat(lamps.state("light.red").isReady()).isFalse();
            board.fail("the chip has gone");
            assertThatCode(() -> signal.light(Light.READY)).doesNotThrowAnyException();
            assertThat(lamps.state("light.green")).isEqualTo(new PartState.Faulty("the chip has gone"));
            board.mend();
            signal.light(Light.SAVED);
            assertThat(lamps.state("light.green")).isEqualTo(PartState.READY);
        }
    }
}
