// SPDX-License-Identifier: Apache-2.0
package org.doorclock.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.doorclock.files.BackwardLines;

/** Reads the log newest first, while it grows. */
public final class AuditReader {

    private final Path lines;

    AuditReader(final Path lines) {
        this.lines = lines;
    }

    /**
     * Some entries.
     *
     * @param entries newest first; a line that was tampered with is left out, which the verification tells
     * @param next from where to go on; empty at the end
     */
    public record Page(List<AuditEntry> entries, Optional<Long> next) {}

    /** @param before as {@link Page#next} was; any other place is none, and answers empty */
    public Optional<Page> page(final Optional<Long> before, final int most) throws IOException {
        try (FileChannel channel = FileChannel.open(lines, StandardOpenOption.READ)) {
            final long whole = BackwardLines.endOfLastWhole(channel);
            final long end = before.orElse(whole);
            if (end < 0 || end > whole) {
                return Optional.empty();
            }
            final List<BackwardLines.Line> found = BackwardLines.read(channel, end, most);
            final List<AuditEntry> entries = found.stream()
                    .flatMap(line -> AuditLine.read(line.text()).stream())
                    .toList();
            return Optional.of(new Page(
                    entries,
                    Optional.of(found)
                            .filter(some -> !some.isEmpty())
                            .map(some -> some.getLast().start())
                            .filter(start -> start > 0)));
        } catch (NoSuchFileException e) {
            return Optional.of(new Page(List.of(), Optional.empty()));
        }
    }
}
