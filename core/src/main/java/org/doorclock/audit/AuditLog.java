// SPDX-License-Identifier: Apache-2.0
package org.doorclock.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorclock.files.BackwardLines;
import org.doorclock.files.FileLock;
import org.doorclock.files.WholeFile;
import org.doorclock.time.TimeSource;

/**
 * Who did what, when, and how it ended: one line of JSON each, every one with the hash of the one before. Appended to by
 * a program and by its commands at the same time; nothing is ever changed or deleted. Beside the lines lies the head, so
 * that a shortened log is found too. Safe for use by many threads and processes.
 */
public final class AuditLog {

    /** The log itself: an entry that a power cut had torn was cut off. It had never been confirmed. */
    public static final String TORN_END = "audit-torn-end";

    private static final String LINES = "audit.jsonl";
    private static final String HEAD = "head";
    private static final String LOCK = "lock";

    private final Path folder;
    private final TimeSource time;
    private final FileLock lock;

    private AuditLog(final Path folder, final TimeSource time) {
        this.folder = folder;
        this.time = time;
        this.lock = new FileLock(folder.resolve(LOCK));
    }

    /**
     * The log below a program's data directory; made if it is not there.
     *
     * @throws IOException if it can be neither found nor made
     */
    public static AuditLog open(final Path data, final TimeSource time) throws IOException {
        final Path folder = folderBelow(data);
        WholeFile.makeFolder(folder);
        return new AuditLog(folder, time);
    }

    /** Where the log is below a data directory. */
    public static Path folderBelow(final Path data) {
        return data.resolve("audit");
    }

    static Path lines(final Path folder) {
        return folder.resolve(LINES);
    }

    static Path head(final Path folder) {
        return folder.resolve(HEAD);
    }

    /**
     * Appends one entry. When this returns it is on stable storage.
     *
     * @param who such as {@code user:anna}, {@code token:nightly}, {@code os:root}, {@code nobody}
     * @param what one of the words that the program audits with, never changed once used
     * @param about no identifier of a patient, no secret
     * @throws AuditException if it may not be: whatever was to be audited must then not be done
     */
    public void append(final String who, final String what, final AuditEntry.Outcome outcome, final String about) {
        try {
            lock.hold(() -> {
                append(who, what, outcome, about, time.now());
                return true;
            });
        } catch (IOException e) {
            throw new AuditException(e);
        }
    }

    /** Something that was done. */
    public void done(final String who, final String what, final String about) {
        append(who, what, AuditEntry.Outcome.DONE, about);
    }

    /** Something that was not allowed. */
    public void refused(final String who, final String what, final String about) {
        append(who, what, AuditEntry.Outcome.REFUSED, about);
    }

    /** For reading on, newest first. */
    public AuditReader reader() {
        return new AuditReader(lines(folder));
    }

    /** Walks through all of it while nobody appends. */
    public static Verification verify(final Path folder, final Optional<AuditHead> noted) throws IOException {
        return new FileLock(folder.resolve(LOCK)).hold(() -> Verification.of(folder, noted));
    }

    /** The newest entry, by what is noted beside the lines. */
    public AuditHead head() {
        try {
            return AuditHead.read(head(folder)).orElse(AuditHead.BEFORE_ALL);
        } catch (IOException e) {
            throw new AuditException(e);
        }
    }

    private void append(
            final String who, final String what, final AuditEntry.Outcome outcome, final String about, final Instant at)
            throws IOException {
        try (FileChannel channel = WholeFile.openToAppend(lines(folder))) {
            final boolean torn = cutTornEnd(channel);
            AuditHead last = last(channel);
            if (torn) {
                last = write(channel, last, new Said("log", TORN_END, AuditEntry.Outcome.DONE, ""), at);
            }
            write(channel, last, new Said(who, what, outcome, about), at).write(head(folder));
        }
    }

    private record Said(String who, String what, AuditEntry.Outcome outcome, String about) {}

    private static AuditHead write(final FileChannel channel, final AuditHead last, final Said said, final Instant at)
            throws IOException {
        final AuditEntry entry = AuditLine.sealed(
                new AuditEntry(last.seq() + 1, at, said.who, said.what, said.outcome, said.about, last.hash(), ""));
        channel.position(channel.size());
        WholeFile.writeAll(channel, (AuditLine.of(entry) + "\n").getBytes(UTF_8));
        channel.force(true);
        return new AuditHead(entry.seq(), entry.hash());
    }

    /** What a power cut left of a line that was never confirmed. */
    private static boolean cutTornEnd(final FileChannel channel) throws IOException {
        final long whole = BackwardLines.endOfLastWhole(channel);
        final boolean torn = whole < channel.size();
        if (torn) {
            channel.truncate(whole);
        }
        return torn;
    }

    /**
     * After what the next entry comes. If the lines end before the head, or in one that is none, somebody took the rest
     * away: the chain goes on from the head, and the verification names what is missing.
     */
    private AuditHead last(final FileChannel channel) throws IOException {
        final AuditHead noted = AuditHead.read(head(folder)).orElse(AuditHead.BEFORE_ALL);
        final List<BackwardLines.Line> newest = BackwardLines.read(channel, channel.size(), 1);
        final AuditHead written = newest.isEmpty()
                ? AuditHead.BEFORE_ALL
                : AuditLine.read(newest.getFirst().text())
                        .map(entry -> new AuditHead(entry.seq(), entry.hash()))
                        .orElse(AuditHead.BEFORE_ALL);
        return written.seq() >= noted.seq() ? written : noted;
    }
}
