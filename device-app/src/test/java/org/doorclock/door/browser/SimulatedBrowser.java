// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.browser;

import java.io.IOException;

/** A browser that only says that it runs. */
final class SimulatedBrowser implements Browser {

    int starts;
    int closes;
    boolean running;
    boolean ended;
    boolean cannotStart;

    @Override
    public void start() throws IOException {
        starts++;
        if (cannotStart) {
            throw new IOException("no such program");
        }
        running = true;
        ended = false;
    }

    void die() {
        running = false;
        ended = true;
    }

    @Override
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        closes++;
        running = false;
        ended = false;
    }
}
