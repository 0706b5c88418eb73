// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.computer;

import java.util.OptionalDouble;

/** The twin of {@link SysfsComputer}: is as it was told to be. For any thread. */
public final class SimulatedComputer implements Computer {

    private volatile ComputerReading reading = ComputerReading.UNKNOWN;

    @Override
    public ComputerReading read() {
        return reading;
    }

    @Override
    public boolean tellsOfSupply() {
        return !reading.equals(ComputerReading.UNKNOWN);
    }

    public void become(final double celsius, final boolean undervoltage, final boolean throttled) {
        reading = new ComputerReading(OptionalDouble.of(celsius), undervoltage, throttled);
    }
}
