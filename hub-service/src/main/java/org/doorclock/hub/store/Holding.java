// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
import org.doorclock.wire.Receipt;

/** Which events of one source are held: everything up to {@code through}, and ranges beyond. Not safe for many threads. */
final class Holding {

    private long through;
    /** Ranges beyond, first to last; neither touching one another nor {@code through}. */
    private final TreeMap<Long, Long> beyond = new TreeMap<>();

    boolean holds(final long seq) {
        if (seq <= through) {
            return true;
        }
        final Map.Entry<Long, Long> range = beyond.floorEntry(seq);
        return range != null && seq <= range.getValue();
    }

    /** @return false if it was held already */
    boolean add(final long seq) {
        if (seq == through + 1 && beyond.isEmpty()) {
            through = seq;
            return true;
        }
        if (holds(seq)) {
            return false;
        }
        long from = seq;
        long to = seq;
        final Map.Entry<Long, Long> before = beyond.floorEntry(seq);
        if (before != null && before.getValue() == seq - 1) {
            from = before.getKey();
        }
        final Long after = beyond.remove(seq + 1);
        if (after != null) {
            to = after;
        }
        if (from == through + 1) {
            beyond.remove(from);
            through = to;
        } else {
            beyond.put(from, to);
        }
        return true;
    }

    void pack(final Packer out) {
        out.number(through).number(beyond.size());
        beyond.forEach((from, to) -> out.number(from).number(to));
    }

    void unpack(final Unpacker in) {
        through = in.number();
        for (int left = in.count(); left > 0; left--) {
            beyond.put(in.number(), in.number());
        }
    }

    long through() {
        return through;
    }

    /** The newest held; 0 if none. */
    long newest() {
        return beyond.isEmpty() ? through : beyond.lastEntry().getValue();
    }

    /**
     * What is not held, ascending, up to the newest that is known to be.
     *
     * @param last the newest that the device says there is; 0 if it has not said
     * @param most no more gaps than this
     */
    List<Receipt.Gap> gaps(final long last, final int most) {
        final List<Receipt.Gap> gaps = new ArrayList<>();
        long held = through;
        for (final Map.Entry<Long, Long> range : beyond.entrySet()) {
            if (gaps.size() == most) {
                return gaps;
            }
            gaps.add(new Receipt.Gap(held + 1, range.getKey() - 1));
            held = range.getValue();
        }
        if (last > held && gaps.size() < most) {
            gaps.add(new Receipt.Gap(held + 1, last));
        }
        return gaps;
    }

    /** How far {@link #gaps} with the same limit speaks: every event up to here is held but those. */
    long upTo(final int most) {
        return beyond.values().stream().skip(most - 1L).findFirst().orElse(newest());
    }
}
