// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorclock.identity.NhsNumber;
import org.doorclock.wire.Answer;

/** The newest of a {@link LogRing}, as far as an answer to the hub has room: of the boot before, too, if this one is short. */
final class LogTail {

    private static final int MOST = Answer.MOST_PARTS * Answer.MOST_LOG_CHARACTERS;
    private static final int NHS_DIGITS = 10;
    private static final Pattern DIGITS = Pattern.compile("[0-9](?:[ -]?[0-9]){9,}");

    private LogTail() {}

    /** Oldest line first; empty if there is none. No line holds an identifier as it is; what looks like one is masked all the same. */
    static Optional<String> read(final Path folder) throws IOException {
        final List<Path> files = new ArrayList<>(newestFirst(folder.resolve("current")));
        files.addAll(newestFirst(folder.resolve("previous")));
        final StringBuilder text = new StringBuilder();
        for (final Path file : files) {
            if (text.length() < MOST) {
                text.insert(0, end(file, MOST - text.length()));
            }
        }
        final String masked = DIGITS.matcher(text).replaceAll(found -> masked(found.group()));
        return masked.isEmpty() ? Optional.empty() : Optional.of(masked);
    }

    private static List<Path> newestFirst(final Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .sorted(Comparator.comparing(LogTail::changed).reversed())
                    .toList();
        }
    }

    private static FileTime changed(final Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** Whole lines from the end of a file, at most so many bytes. */
    private static String end(final Path file, final int most) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            final long from = Math.max(0, log.length() - most);
            final byte[] bytes = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            final String text = new String(bytes, StandardCharsets.UTF_8);
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        }
    }

    private static String masked(final String found) {
        final String digits = found.replaceAll("[^0-9]", "");
        for (int i = 0; i + NHS_DIGITS <= digits.length(); i++) {
            if (NhsNumber.parse(digits.substring(i, i + NHS_DIGITS)).isPresent()) {
                return "#".repeat(found.length());
            }
        }
        return found;
    }
}
