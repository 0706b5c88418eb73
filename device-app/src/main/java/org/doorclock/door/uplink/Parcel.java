// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.journal.JournalException;

/**
 * One message of events: a CloudEvents object or, for more than one, a CloudEvents batch.
 *
 * @param from the first event in it
 * @param to the last; all between are in it too
 */
record Parcel(long from, long to, byte[] payload) {

    private static final byte[] OPEN = "[".getBytes(US_ASCII);
    private static final byte[] NEXT = ",".getBytes(US_ASCII);
    private static final byte[] CLOSE = "]".getBytes(US_ASCII);

    /** Whether there is an event in it. */
    boolean isEmpty() {
        return payload.length == 0;
    }

    /**
     * As many events from {@code from} on as fit. If that one cannot be read, an empty parcel of the events that
     * cannot.
     */
    static Parcel pack(final Outbox outbox, final long from, final long to, final int batchBytes) {
        final List<byte[]> records = new ArrayList<>();
        final long[] firstRead = {to + 1};
        try {
            final int[] bytes = {2};
            outbox.read(from, (seq, record) -> {
                if (records.isEmpty()) {
                    firstRead[0] = seq;
                    if (seq != from) {
                        return false;
                    }
                } else if (bytes[0] + record.length + 1 > batchBytes) {
                    return false;
                }
                if (seq > to) {
                    return false;
                }
                records.add(record);
                bytes[0] += record.length + 1;
                return seq < to;
            });
        } catch (JournalException e) {
            if (records.isEmpty()) {
                return new Parcel(from, from, new byte[0]);
            }
        }
        return records.isEmpty()
                ? new Parcel(from, Math.min(firstRead[0] - 1, to), new byte[0])
                : new Parcel(from, from + records.size() - 1, joined(records));
    }

    private static byte[] joined(final List<byte[]> records) {
        if (records.size() == 1) {
            return records.getFirst();
        }
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] before = OPEN;
        for (final byte[] record : records) {
            out.writeBytes(before);
            out.writeBytes(record);
            before = NEXT;
        }
        out.writeBytes(CLOSE);
        return out.toByteArray();
    }
}
