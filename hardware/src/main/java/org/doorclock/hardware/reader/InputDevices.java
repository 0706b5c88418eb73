// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.nio.file.Path;
import java.util.List;

/** The input devices of this computer. Safe for use by many threads. */
interface InputDevices extends AutoCloseable {

    /** Those that are there now. Opens none of them. */
    List<InputNode> list();

    /** What a path such as one of /dev/input/by-id leads to; the path itself if it leads nowhere. */
    Path resolve(Path path);

    InputDevice open(Path path) throws DeviceException;

    /**
     * Returns soon after a device has come or gone or changed its permissions, and at the latest after some time. It may
     * return for no reason.
     *
     * @param millis for how long at most
     */
    void awaitChange(int millis) throws InterruptedException;

    @Override
    void close();
}
