// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Consumer;
import org.doorclock.hardware.pins.Board;
import org.doorclock.hardware.pins.PartException;
import org.doorclock.hardware.pins.PartState;
import org.doorclock.hardware.pins.SimulatedBoard;
import org.junit.jupiter.api.Test;

/** What every display on the bus promises beside. */
abstract class PanelContract extends DisplayContract {

    private static final int ADDRESS = 0x3c;

    private final SimulatedBoard board = new SimulatedBoard();

    abstract Panel panel(Board.I2c bus);

    /** The controller at the other end of the bus. */
    abstract Consumer<byte[]> controller();

    /** It was without power for a moment. */
    abstract void powerUp();

    @Override
    Display display() throws PartException {
        board.attach(1, ADDRESS, controller());
        return new PanelDisplay("display", panel(board.i2c("display", 1, ADDRESS)), Duration.ofMillis(20));
    }

    @Test
    void isAbsentWhileItDoesNotAnswerAndSetUpAfreshWhenItDoes() {
        opened().show(Pages.READY);
        await().until(() -> isShown(Pages.READY));
        board.detach(1, ADDRESS);
        opened().show(Pages.STARTED);
        await().until(() -> opened().state().equals(new PartState.Absent("it does not answer")));
        powerUp();
        board.attach(1, ADDRESS, controller());
        await().until(() -> isShown(Pages.STARTED));
        await().until(() -> opened().state().isReady());
    }
}
