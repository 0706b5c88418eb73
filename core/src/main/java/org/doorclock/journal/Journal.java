// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.nio.file.Path;
import java.util.List;

/**
 * The record of truth: an append-only sequence of records on disk that survives the loss of power at any instant.
 *
 * <p>Records are numbered from 1 without gaps. The journal has an {@linkplain #epoch() epoch}, made with its directory
 * and kept in every segment. Appends may come from many threads and are grouped into one write and one flush; reads may
 * go on meanwhile and see durable records only. One journal object owns the directory; a second open is refused.
 */
public interface Journal extends AutoCloseable {

    /**
     * Opens the journal in {@code directory}, making it if it is not there. A torn end, which only an append that was
     * never acknowledged can leave, is cut off; damage before the end is kept, reported in {@link #damage()}, and never
     * read over in silence. Damage that reaches the very end cannot be told from a torn append and is cut as well: whoever
     * holds an acknowledgement beyond {@link #last()} knows of it, and must not let the numbers be given out again.
     *
     * @param directory of this journal alone
     * @param segmentBytes a new segment file is begun when the last has grown to this
     * @throws JournalException if it is open already, here or in another process, cannot be read or made, holds segments
     *     of several journals, or has no readable header left to give its epoch
     */
    static Journal open(final Path directory, final long segmentBytes) throws JournalException {
        return SegmentedJournal.open(() -> FileDisk.open(directory), directory.toString(), segmentBytes);
    }

    /**
     * As {@link #open(Path, long)}, but does not read what an {@link #outline} knows: quick, however long the journal is. Damage
     * there is not in {@link #damage()}; it is noticed by who reads the record.
     *
     * @param outline may be of any time, or no outline at all
     */
    static Journal open(final Path directory, final long segmentBytes, final byte[] outline) throws JournalException {
        return SegmentedJournal.open(() -> FileDisk.open(directory), directory.toString(), segmentBytes, outline);
    }

    /**
     * Where the records of all finished segments lie, for a later opening.
     *
     * @throws JournalException if a file cannot be looked at
     */
    default byte[] outline() throws JournalException {
        return new byte[0];
    }

    /** This life of the storage: a random id, made with the directory. */
    String epoch();

    /** The oldest record still held; one more than {@link #last()} if none is. */
    long first();

    /** The newest durable record; 0 before the first. */
    long last();

    /**
     * Appends one record. When this returns, the record is on stable storage.
     *
     * @param record what is recorded; not empty, at most 1 MiB
     * @return its number
     * @throws JournalException if it may not be on stable storage; the journal then takes no more
     */
    default long append(final byte[] record) throws JournalException {
        return append(List.of(record));
    }

    /**
     * Appends records that stand or fall together: after a crash all are there or none.
     *
     * @param records at least one, together at most 128 MiB
     * @return the number of the first; the others follow it
     * @throws JournalException if they may not be on stable storage; the journal then takes no more
     */
    long append(List<byte[]> records) throws JournalException;

    /**
     * Reads on from a record, in order, until the last durable one or until the visitor has enough.
     *
     * @param from the first to read; if older than {@link #first()}, reading begins there
     * @throws JournalException if a record cannot be read or lies in {@link #damage()}
     */
    void read(long from, Visitor visitor) throws JournalException;

    /** Stretches of records that are lost to damage; empty in a sound journal. */
    List<Damage> damage();

    /**
     * Deletes whole segments that hold nothing but records before {@code seq}; the last segment always stays.
     *
     * @throws JournalException if the disk failed; the journal then takes no more
     */
    void trimBefore(long seq) throws JournalException;

    @Override
    void close() throws JournalException;

    /** Takes records in order. */
    @FunctionalInterface
    interface Visitor {
        /** @return whether to go on */
        boolean visit(long seq, byte[] record);
    }

    /**
     * Records that were once durable and cannot be read any more.
     *
     * @param from the first lost
     * @param to the last lost
     * @param where file and byte, for the log
     */
    record Damage(long from, long to, String where) {}
}
