// SPDX-License-Identifier: Apache-2.0
package org.doorclock.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorclock.files.BackwardLines;

/**
 * Walks the whole log and finds what was changed, taken out, put in or moved.
 *
 * @param entries that were read
 * @param head of the last of them
 * @param faults what is wrong, in order; empty if the log is whole
 */
public record Verification(long entries, AuditHead head, List<Fault> faults) {

    /** No more are listed: after some the log is not worth reading on. */
    static final int MOST_FAULTS = 100;

    /**
     * One thing that is wrong.
     *
     * @param line of the file, from 1; 0 for the log as a whole
     * @param says what it is
     */
    public record Fault(long line, String says) {}

    /**
     * Nobody may append meanwhile.
     *
     * @param noted a head that was kept elsewhere; the log must hold it
     * @throws IOException if the log cannot be read
     */
    static Verification of(final Path folder, final Optional<AuditHead> noted) throws IOException {
        final Optional<AuditHead> beside = AuditHead.read(AuditLog.head(folder));
        final Walk walk = new Walk(List.of(beside, noted).stream()
                .flatMap(Optional::stream)
                .filter(head -> head.seq() > 0)
                .toList());
        try {
            walkThrough(AuditLog.lines(folder), walk);
        } catch (NoSuchFileException e) {
            // nothing was ever audited, or all of it is gone: the heads know
        }
        return walk.end(beside.isPresent());
    }

    /** A last line without an end is one that is being written, or was when the power went: it is not there yet. */
    private static void walkThrough(final Path file, final Walk walk) throws IOException {
        final boolean torn;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            torn = BackwardLines.endOfLastWhole(channel) < channel.size();
        }
        try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                final String next = lines.readLine();
                if (next != null || !torn) {
                    walk.take(line);
                }
                line = next;
            }
        }
    }

    private static final class Walk {

        private final List<AuditHead> heads;
        private final List<AuditHead> seen = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private AuditHead last = AuditHead.BEFORE_ALL;
        private long line;
        private long entries;

        Walk(final List<AuditHead> heads) {
            this.heads = heads;
        }

        void take(final String text) {
            line++;
            final Optional<AuditEntry> read = AuditLine.read(text);
            if (read.isEmpty()) {
                fault("entry " + (last.seq() + 1) + " was changed: its hash is not that of its content");
                last = new AuditHead(last.seq() + 1, "");
                return;
            }
            entries++;
            follow(read.get());
            last = new AuditHead(read.get().seq(), read.get().hash());
            heads.stream().filter(last::equals).forEach(seen::add);
        }

        private void follow(final AuditEntry entry) {
            final long expected = last.seq() + 1;
            if (entry.seq() > expected) {
                fault("entries " + expected + " to " + (entry.seq() - 1) + " are missing before entry " + entry.seq());
            } else if (entry.seq() < expected) {
                fault("entry " + entry.seq() + " is out of order: it stands after entry " + last.seq());
            } else if (!last.hash().isEmpty() && !entry.previous().equals(last.hash())) {
                fault("entry " + entry.seq() + " does not follow the entry before it: one of the two was replaced");
            }
        }

        Verification end(final boolean headIsThere) {
            for (final AuditHead head : heads) {
                if (!seen.contains(head)) {
                    faults.add(new Fault(
                            0,
                            head.seq() > last.seq()
                                    ? "the log ends with entry " + last.seq() + ", and entry " + head.seq()
                                            + " was there: the end was taken away"
                                    : "entry " + head.seq() + " is not the one that was noted: it was replaced"));
                }
            }
            if (!headIsThere && entries > 0) {
                faults.add(new Fault(0, "the file head is missing: whether the end was taken away cannot be told"));
            }
            return new Verification(entries, last, List.copyOf(faults));
        }

        private void fault(final String says) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(new Fault(line, says));
            }
        }
    }
}
