// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.browser;

class SimulatedBrowserTest extends BrowserContract {

    private final SimulatedBrowser browser = new SimulatedBrowser();

    @Override
    Browser browser() {
        return browser;
    }

    @Override
    void die() {
        browser.die();
    }

    @Override
    void freeze() {
        // it does nothing anyway
    }

    @Override
    boolean isRunning() {
        return browser.running;
    }
}
