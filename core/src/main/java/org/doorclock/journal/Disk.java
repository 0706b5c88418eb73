// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * One directory of files, as little of it as is needed where the power may fail, so that tests can put a
 * {@linkplain SimulatedDisk disk that loses power} under it. Owned exclusively until closed. All but {@link #read} and
 * {@link #scan} is for one thread.
 */
public interface Disk extends Closeable {

    /** The files in it, in no order. */
    List<String> names() throws IOException;

    /** A new file; neither it nor its name is durable before it is forced and the directory synced. */
    DiskWriter create(String name) throws IOException;

    /** An existing file, to change it. */
    DiskWriter write(String name) throws IOException;

    /** An existing file, to read it: from any thread, beside the writer, and whoever is interrupted. */
    DiskReader read(String name) throws IOException;

    /** As {@link #read}, for who reads whole files once, one after another. */
    default DiskReader scan(final String name) throws IOException {
        return read(name);
    }

    void delete(String name) throws IOException;

    /** Gives a file another name, at once or not at all. A file that had that name is gone. */
    void rename(String from, String to) throws IOException;

    /** Makes names that were created, changed or deleted durable. */
    void sync() throws IOException;

    /** Where it is, for messages. */
    @Override
    String toString();
}
