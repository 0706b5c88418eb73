// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.board;

class SimulatedBoardTest implements BoardContract {

    @Override
    public Board board() {
        return new SimulatedBoard();
    }

    @Override
    public void become(final Board board, final double celsius, final boolean undervoltage, final boolean throttled) {
        ((SimulatedBoard) board).become(celsius, undervoltage, throttled);
    }
}
