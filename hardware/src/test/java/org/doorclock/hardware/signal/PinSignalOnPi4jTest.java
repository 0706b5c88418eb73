// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

import org.doorclock.hardware.pi4j.MockPi;
import org.doorclock.hardware.pins.Bench;

class PinSignalOnPi4jTest extends PinSignalContract {

    @Override
    Bench bench() {
        return new MockPi();
    }
}
