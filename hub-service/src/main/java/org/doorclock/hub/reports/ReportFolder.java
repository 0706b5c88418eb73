// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.reports;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that reports are put in: a folder a month, which is there with all its files or not at all. What a broken
 * attempt left behind is cleared before the next.
 */
final class ReportFolder {

    private static final String UNFINISHED = ".unfinished-";

    private final Path folder;

    ReportFolder(final Path folder) {
        this.folder = folder;
    }

    boolean has(final YearMonth month) {
        return Files.exists(of(month));
    }

    /** Where a month's files are, or would be. */
    Path of(final YearMonth month) {
        return folder.resolve(MonthReport.name(month));
    }

    /** The latest month that is there; empty if none is. */
    Optional<YearMonth> latest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.flatMap(entry -> month(entry.getFileName().toString()).stream())
                    .max(Comparator.naturalOrder());
        }
    }

    /**
     * Writes and flushes all files beside, then renames their folder into its place.
     *
     * @param files by name
     * @throws IOException if the month is there already, or the disk refuses; then nothing of it is there
     */
    void put(final YearMonth month, final Map<String, byte[]> files) throws IOException {
        Files.createDirectories(folder);
        final Path fresh = folder.resolve(UNFINISHED + MonthReport.name(month));
        clear(fresh);
        Files.createDirectory(fresh);
        for (final Map.Entry<String, byte[]> file : files.entrySet()) {
            final Path path = fresh.resolve(file.getKey());
            Files.write(path, file.getValue());
            flush(path);
        }
        flush(fresh);
        Files.move(fresh, of(month), StandardCopyOption.ATOMIC_MOVE);
        flush(folder);
    }

    private static Optional<YearMonth> month(final String name) {
        final String prefix = "doorclock-";
        return Optional.of(name)
                .filter(n -> n.matches(prefix + "\\d{4}-(0[1-9]|1[0-2])"))
                .map(n -> YearMonth.parse(n.substring(prefix.length())));
    }

    private static void clear(final Path leftover) throws IOException {
        if (Files.isDirectory(leftover)) {
            final List<Path> files;
            try (Stream<Path> entries = Files.list(leftover)) {
                files = entries.toList();
            }
            for (final Path file : files) {
                Files.delete(file);
            }
            Files.delete(leftover);
        }
    }

    private static void flush(final Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
