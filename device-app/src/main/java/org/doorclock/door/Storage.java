// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorclock.door.store.DoorStore;
import org.tinylog.Logger;

/**
 * The disk that the door records on.
 *
 * @param directory on that disk
 * @param low in bytes: with less left, it is nearly full
 */
record Storage(Path directory, long low) {

    private static final String OPENED = "opened-to-see";

    /** How much a disk takes. */
    enum State {
        FINE,
        NEARLY_FULL,
        /** It says that it takes nothing: read-only, or without room for one more write. */
        REFUSES
    }

    /** Bytes left; 0 if nobody knows. */
    long free() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            Logger.debug("the disk does not say what it has left: {}", e.getMessage());
            return 0;
        }
    }

    /**
     * Asks the disk, without writing to it. A file opened to be written is refused by a disk that went read-only in an
     * emergency, too, which its mount options need not show.
     */
    State look() {
        try (FileChannel opened = FileChannel.open(directory.resolve(OPENED), CREATE, WRITE)) {
            final long free = Files.getFileStore(directory).getUsableSpace();
            if (!opened.isOpen() || free < DoorStore.LEAST_BYTES) {
                return State.REFUSES;
            }
            return free < low ? State.NEARLY_FULL : State.FINE;
        } catch (IOException e) {
            Logger.debug("the disk looks bad: {}", e.getMessage());
            return State.REFUSES;
        }
    }
}
