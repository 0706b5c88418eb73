// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tinylog.Logger;

/** A file that lies in the hub's directory while rows are stored, so that an import cut short by a crash is not silent. */
final class UnfinishedMark {

    private static final String NAME = "import-unfinished";

    private final Path file;

    private UnfinishedMark(final Path file) {
        this.file = file;
    }

    /** The mark of a hub; says in the log if the hub ended in the middle of an import. */
    static UnfinishedMark in(final Path data) {
        final UnfinishedMark mark = new UnfinishedMark(data.resolve(NAME));
        if (mark.isThere()) {
            Logger.warn("the hub ended in the middle of an import: send its file again, what is missing is then added");
        }
        return mark;
    }

    boolean isThere() {
        return Files.exists(file);
    }

    void begin() throws IOException {
        Files.write(file, new byte[0]);
    }

    void end() throws IOException {
        Files.deleteIfExists(file);
    }
}
