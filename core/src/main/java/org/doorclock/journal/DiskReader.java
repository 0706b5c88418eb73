// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.Closeable;
import java.io.IOException;

/** A file as its reader sees it; for one thread. */
public interface DiskReader extends Closeable {

    long size() throws IOException;

    /** @return how many bytes were read, at least one; -1 at the end of the file */
    int read(byte[] into, int offset, int length, long at) throws IOException;
}
