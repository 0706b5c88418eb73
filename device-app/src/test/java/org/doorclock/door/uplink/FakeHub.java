// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.doorclock.event.EventCodec;
import org.doorclock.event.MalformedEventException;
import org.doorclock.wire.Receipt;

/**
 * A hub that stores one epoch's events: in memory until {@link #fsync()}, then for good. Says in receipts what it holds
 * for good, and which gaps it knows of. Safe for use by many threads.
 */
final class FakeHub {

    private final TreeMap<Long, String> durable = new TreeMap<>();
    private final TreeMap<Long, String> volatileOnes = new TreeMap<>();
    private long known;
    private long arrivals;
    private int run = 1;

    /** Takes a message of the events topic. @return the numbers of the events in it */
    synchronized List<Long> take(final byte[] payload) {
        final List<Long> seqs = new ArrayList<>();
        try {
            for (final JsonNode event : EventCodec.split(payload)) {
                final long seq = event.path("seq").asLong();
                seqs.add(seq);
                arrivals++;
                if (!durable.containsKey(seq)) {
                    volatileOnes.put(seq, event.toString());
                }
            }
        } catch (MalformedEventException e) {
            throw new AssertionError(e);
        }
        return seqs;
    }

    synchronized void fsync() {
        durable.putAll(volatileOnes);
        volatileOnes.clear();
    }

    /** The device says how many events it has. */
    synchronized void learnsOf(final long last) {
        known = Math.max(known, last);
    }

    /** What was not durable is gone. */
    synchronized void crash() {
        volatileOnes.clear();
        known = 0;
        run++;
    }

    /** The disk is replaced. */
    synchronized void loseEverything() {
        durable.clear();
        crash();
    }

    synchronized String instance() {
        return "run-" + run;
    }

    synchronized Receipt receipt() {
        final long highest = durable.isEmpty() ? 0 : durable.lastKey();
        long through = 0;
        while (durable.containsKey(through + 1)) {
            through++;
        }
        final List<Receipt.Gap> gaps = new ArrayList<>();
        long next = through + 1;
        for (final long seq : durable.tailMap(through + 1).keySet()) {
            if (seq > next) {
                gaps.add(new Receipt.Gap(next, seq - 1));
            }
            next = seq + 1;
        }
        if (known >= next) {
            gaps.add(new Receipt.Gap(next, known));
        }
        if (gaps.size() <= Receipt.MOST_GAPS) {
            return new Receipt(MemoryOutbox.EPOCH, through, highest, gaps);
        }
        return new Receipt(
                MemoryOutbox.EPOCH,
                through,
                gaps.get(Receipt.MOST_GAPS).from() - 1,
                gaps.subList(0, Receipt.MOST_GAPS));
    }

    synchronized TreeMap<Long, String> held() {
        return new TreeMap<>(durable);
    }

    /** Events that came, the same one as often as it came. */
    synchronized long arrivals() {
        return arrivals;
    }
}
