// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.computer;

class SimulatedComputerTest implements ComputerContract {

    @Override
    public Computer computer() {
        return new SimulatedComputer();
    }

    @Override
    public void become(
            final Computer computer, final double celsius, final boolean undervoltage, final boolean throttled) {
        ((SimulatedComputer) computer).become(celsius, undervoltage, throttled);
    }
}
