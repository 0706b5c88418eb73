// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the kernel says of a process. */
final class Processes {

    /** Linux counts processor time in hundredths for every program, whatever its own clock. */
    private static final double TICKS_A_SECOND = 100;

    private Processes() {}

    static long threads(final long pid) throws IOException {
        return field(directory(pid).resolve("status"), "Threads:");
    }

    static long openFiles(final long pid) throws IOException {
        try (Stream<Path> files = Files.list(directory(pid).resolve("fd"))) {
            return files.count();
        }
    }

    /** Processor time that it has used so far, in seconds. */
    static double processorSeconds(final long pid) throws IOException {
        final String stat = Files.readString(directory(pid).resolve("stat"));
        final String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    /** The number of a line of a file of the kernel's. */
    static long field(final Path file, final String name) throws IOException {
        for (final String line : Files.readAllLines(file)) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("the kernel does not say in " + file + " what " + name + " is");
    }

    private static Path directory(final long pid) {
        return Path.of("/proc", Long.toString(pid));
    }
}
