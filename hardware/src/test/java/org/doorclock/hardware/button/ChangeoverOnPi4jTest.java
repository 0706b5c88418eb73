// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.button;

import org.doorclock.hardware.pi4j.MockPi;
import org.doorclock.hardware.pins.Bench;

class ChangeoverOnPi4jTest extends ChangeoverContract {

    @Override
    Bench bench() {
        return new MockPi();
    }
}
