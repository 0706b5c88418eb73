// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file as its one writer changes it. What was written is durable when {@link #force()} has returned. */
public interface DiskWriter extends Closeable {

    /** Writes all that remains in the buffer. */
    void write(ByteBuffer bytes, long at) throws IOException;

    /** Makes bytes and size durable. */
    void force() throws IOException;
}
