// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.doorclock.journal.JournalException;
import org.doorclock.time.IsoInstant;

/**
 * One record of the hub's journal: when the hub received the event, a line feed, then the event byte for byte as it came,
 * so that fields and types which this version does not know outlive it.
 *
 * @param received when the hub stored it
 * @param json the event as it came
 */
record Envelope(Instant received, byte[] json) {

    private static final byte END = '\n';

    byte[] encode() {
        final byte[] time = received.toString().getBytes(US_ASCII);
        final byte[] record = Arrays.copyOf(time, time.length + 1 + json.length);
        record[time.length] = END;
        System.arraycopy(json, 0, record, time.length + 1, json.length);
        return record;
    }

    static Envelope decode(final byte[] record) throws JournalException {
        final int end = end(record);
        return new Envelope(received(record, end), Arrays.copyOfRange(record, end + 1, record.length));
    }

    /** When the hub stored a record. @param end as {@link #end} said */
    static Instant received(final byte[] record, final int end) throws JournalException {
        try {
            return IsoInstant.parse(new String(record, 0, end, US_ASCII));
        } catch (DateTimeException e) {
            throw new JournalException("a record of the hub's journal was not written by this program");
        }
    }

    /** Where a record's time ends: its event begins behind. */
    static int end(final byte[] record) throws JournalException {
        for (int end = 0; end < record.length; end++) {
            if (record[end] == END) {
                return end;
            }
        }
        throw new JournalException("a record of the hub's journal was not written by this program");
    }
}
