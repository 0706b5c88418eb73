// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import java.util.Optional;

class SimulatedDisplayTest extends DisplayContract {

    private final SimulatedDisplay display = new SimulatedDisplay();

    @Override
    Display display() {
        return display;
    }

    @Override
    boolean isShown(final Page page) {
        return display.page().equals(Optional.of(page));
    }

    @Override
    boolean isDark() {
        return display.page().isEmpty();
    }
}
