// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.button;

class SimulatedButtonTest extends ButtonContract {

    private final SimulatedButton button = new SimulatedButton();

    @Override
    Button button() {
        return button;
    }

    @Override
    void press() {
        button.press();
    }

    @Override
    void breakWire() {
        button.breakWire();
    }

    @Override
    void mend() {
        button.mend();
    }
}
