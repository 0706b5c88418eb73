// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process holds, from the kernel. */
final class Memory {

    /** Linux counts processor time in hundredths for every program, whatever its own clock. */
    private static final double TICKS_A_SECOND = 100;

    private Memory() {}

    /** Resident set size in MB. */
    static double residentMegabytes(final long pid) throws IOException {
        return status(pid, "VmRSS:") / 1024.0;
    }

    static long threads(final long pid) throws IOException {
        return status(pid, "Threads:");
    }

    static long openFiles(final long pid) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.count();
        }
    }

    /** Processor time that it has used so far, in seconds. */
    static double processorSeconds(final long pid) throws IOException {
        final String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        final String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    private static long status(final long pid, final String field) throws IOException {
        for (final String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith(field)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("the kernel does not say what process " + pid + " holds");
    }
}
