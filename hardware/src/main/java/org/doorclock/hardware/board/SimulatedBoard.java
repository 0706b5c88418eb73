// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.board;

import java.util.OptionalDouble;

/** The twin of {@link SysfsBoard}: is as it was told to be. For any thread. */
public final class SimulatedBoard implements Board {

    private volatile BoardReading reading = BoardReading.UNKNOWN;

    @Override
    public BoardReading read() {
        return reading;
    }

    public void become(final double celsius, final boolean undervoltage, final boolean throttled) {
        reading = new BoardReading(OptionalDouble.of(celsius), undervoltage, throttled);
    }
}
