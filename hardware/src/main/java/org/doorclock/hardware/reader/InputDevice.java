// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.util.BitSet;
import java.util.List;

/** An input device, open. For one thread at a time. */
interface InputDevice extends AutoCloseable {

    InputIdentity identity() throws DeviceException;

    /**
     * From now on what it types comes here and nowhere else: no console, no other program.
     *
     * @throws DeviceException if another program has it for itself, or it has gone
     */
    void grab() throws DeviceException;

    /** The keys that are down now, by code. */
    BitSet keysDown() throws DeviceException;

    /**
     * Waits for events.
     *
     * @param millis for how long at most
     * @return what came, in order; empty if nothing did
     * @throws DeviceException if the device has gone
     */
    List<InputEvent> read(int millis) throws DeviceException;

    @Override
    void close();
}
