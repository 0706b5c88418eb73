// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
import org.doorclock.files.WholeFile;
import org.doorclock.journal.Journal;
import org.tinylog.Logger;

/**
 * What the hub has folded from its journal up to a position, in one file that is replaced at once or not at all: whatever
 * instant the hub is killed at, the next start finds the last checkpoint, and reads the journal from there. A checkpoint is
 * never the truth. One that is damaged, of another journal, or made by other rules or another version is not used.
 */
public final class Checkpoints {

    private static final String NAME = "checkpoint";
    private static final String OUTLINE = "journal-outline";

    /** Changes with the form of the file and of all that is in it. */
    private static final String FORM = "1";

    private final Path file;
    private final String rules;
    private final int every;
    private final List<Kept> parts;
    /** The length of the outline that was written last: it grows with every segment. */
    private int outlined;

    /**
     * @param folder made if it is not there
     * @param rules names all that what is folded depends on beside the events
     * @param every how many events at most come between two checkpoints
     * @param parts in an order that never changes; the first alone may be unable to restore
     */
    public Checkpoints(final Path folder, final String rules, final int every, final List<Kept> parts) {
        this.file = folder.resolve(NAME);
        this.rules = FORM + " " + rules;
        this.every = every;
        this.parts = List.copyOf(parts);
    }

    int every() {
        return every;
    }

    /** Makes the next start read the whole journal. @param folder of the checkpoints */
    public static void discard(final Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }

    /** With which the journal is opened quickly; empty if there is none. @param folder of the checkpoints */
    public static byte[] outline(final Path folder) throws IOException {
        final Path outline = folder.resolve(OUTLINE);
        return Files.exists(outline) ? Files.readAllBytes(outline) : new byte[0];
    }

    /** A record of the journal could not be read: the next start looks for damage everywhere. */
    void doubt() {
        try {
            Files.deleteIfExists(file.resolveSibling(OUTLINE));
        } catch (IOException e) {
            Logger.warn("{} could not be deleted", OUTLINE);
        }
    }

    /** @return the position up to which everything is restored; 0 if nothing is */
    long restore(final Journal journal, final Ledger ledger, final Positions remembered) throws IOException {
        final long position =
                read(journal).map(in -> restore(in, ledger, remembered)).orElse(0L);
        if (position == 0) {
            // Or the next start might take it for one of the journal as it has become by then.
            Files.deleteIfExists(file);
        }
        for (final Kept part : parts) {
            part.begin();
        }
        return position;
    }

    private long restore(final Unpacker in, final Ledger ledger, final Positions remembered) {
        final long position = in.number();
        final Unpacker ofLedger = new Unpacker(in.block());
        final Unpacker ofRemembered = new Unpacker(in.block());
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).restore(new Unpacker(in.block()))) {
                if (i > 0) {
                    throw new IllegalStateException("only the first part may have no state");
                }
                return 0;
            }
        }
        ledger.unpack(ofLedger);
        remembered.unpack(ofRemembered);
        return position;
    }

    /** What follows the head; empty if there is no checkpoint that can be used. */
    private Optional<Unpacker> read(final Journal journal) throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        final byte[] bytes = Files.readAllBytes(file);
        final int length = bytes.length - Integer.BYTES;
        if (length < 0 || sum(bytes, length) != ByteBuffer.wrap(bytes).getInt(length)) {
            Logger.warn("the checkpoint is damaged; all is folded from the journal anew");
            return Optional.empty();
        }
        final Unpacker in = new Unpacker(Arrays.copyOf(bytes, length));
        if (!in.text().equals(rules)) {
            Logger.info("measures, rules or the program have changed; all is folded from the journal anew");
            return Optional.empty();
        }
        if (!in.text().equals(stateOf(journal)) || in.number() > journal.last()) {
            Logger.warn("the checkpoint is not of this journal as it is now; all is folded from it anew");
            return Optional.empty();
        }
        return Optional.of(in);
    }

    void write(final long position, final Journal journal, final Ledger ledger, final Positions remembered)
            throws IOException {
        final Packer out = new Packer();
        out.text(rules).text(stateOf(journal)).number(position).number(position);
        final Packer ofLedger = new Packer();
        ledger.pack(ofLedger);
        out.block(ofLedger.bytes());
        final Packer ofRemembered = new Packer();
        remembered.pack(ofRemembered);
        out.block(ofRemembered.bytes());
        for (final Kept part : parts) {
            final Packer ofPart = new Packer();
            part.save(ofPart);
            out.block(ofPart.bytes());
        }
        final byte[] bytes = Arrays.copyOf(out.bytes(), out.size() + Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(out.size(), sum(bytes, out.size()));
        WholeFile.makeFolder(file.getParent());
        WholeFile.replace(file, bytes);
        parts.forEach(Kept::saved);
        final byte[] outline = journal.outline();
        if (outline.length != outlined) {
            WholeFile.replace(file.resolveSibling(OUTLINE), outline);
            outlined = outline.length;
        }
    }

    void end() {
        parts.forEach(Kept::end);
    }

    /** Which journal it is, and what of it is lost: the figures must not hold more than the journal does. */
    private static String stateOf(final Journal journal) {
        final StringBuilder state = new StringBuilder(journal.epoch());
        journal.damage()
                .forEach(damage ->
                        state.append(' ').append(damage.from()).append('-').append(damage.to()));
        return state.toString();
    }

    private static int sum(final byte[] bytes, final int length) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
