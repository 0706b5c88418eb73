// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tinylog.Logger;

/**
 * The disk that the door records on.
 *
 * @param directory on that disk
 * @param low in bytes: with less left, it is nearly full
 */
record Storage(Path directory, long low) {

    /** Bytes left; 0 if nobody knows. */
    long free() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            Logger.debug("the disk does not say what it has left: {}", e.getMessage());
            return 0;
        }
    }

    boolean isLow() {
        return free() < low;
    }
}
