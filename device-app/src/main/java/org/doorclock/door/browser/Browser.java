// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.browser;

import java.io.IOException;

/** The program that shows the kiosk's page on the device's own screen. For one thread. */
interface Browser extends AutoCloseable {

    /**
     * Starts it; one that still runs is ended first.
     *
     * @throws IOException if it cannot be started
     */
    void start() throws IOException;

    /** Whether it was started and has ended by itself, in whatever way. */
    boolean hasEnded();

    /** Ends it, within seconds, even when it is frozen. May be called more than once; it can be started again. */
    @Override
    void close();
}
