// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a process holds in memory, in MB.
 *
 * @param resident its resident set: every page that is in memory, those of files and of libraries that it shares with others too
 * @param proportional the same, each shared page divided by the number of processes that share it
 */
public record Memory(double resident, double proportional) {

    static Memory of(final long pid) throws IOException {
        final Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        return new Memory(Processes.field(rollup, "Rss:") / 1024.0, Processes.field(rollup, "Pss:") / 1024.0);
    }
}
