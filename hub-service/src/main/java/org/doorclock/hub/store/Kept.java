// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.io.IOException;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;

/**
 * A part of the hub that is folded from the events, and whose state is kept in checkpoints so that a start reads only what
 * came after the last one. Saved and restored by the thread that feeds it.
 */
public interface Kept {

    /**
     * Writes all that was folded so far.
     *
     * @throws IOException if what does not fit in the checkpoint cannot be written; nothing is lost then
     */
    void save(Packer out) throws IOException;

    /** The checkpoint that was saved last is on stable storage. */
    default void saved() {}

    /**
     * Takes up what was saved; nothing was folded yet.
     *
     * @return false if something that it needs beside the checkpoint is not to be had; it is then as empty as before
     */
    boolean restore(Unpacker in);

    /** What was saved is restored, or there was nothing to restore: anything else that lies about can go. */
    default void begin() throws IOException {}

    /** The hub stops. */
    default void end() {}
}
