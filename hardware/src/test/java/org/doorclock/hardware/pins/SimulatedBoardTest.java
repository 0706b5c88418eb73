// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SimulatedBoardTest extends BoardContract {

    @Override
    protected Bench bench() {
        return new SimulatedBench();
    }

    @Test
    void leavesItsOutputsAtRestWhenItIsClosed() throws PartException {
        final SimulatedBoard board = new SimulatedBoard();
        final Board.Output red = board.output("light.red", 5, true);
        final Board.Output green = board.output("light.green", 19, false);
        red.set(false);
        green.set(true);
        board.close();
        assertThat(board.isHigh(5)).isTrue();
        assertThat(board.isHigh(19)).isFalse();
    }

    @Test
    void hasNoLineBeyondItsLast() {
        assertThatThrownBy(() -> new SimulatedBoard(28).output("light.red", 28, false))
                .isInstanceOf(PartException.class);
    }

    @Test
    void aDeviceThatIsNotThereDoesNotAnswer() throws PartException {
        final Board.I2c device = new SimulatedBoard().i2c("display", 1, 0x27);
        assertThatThrownBy(() -> device.write((byte) 1)).hasMessage("it does not answer");
    }
}
