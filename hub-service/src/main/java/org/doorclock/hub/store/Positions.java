// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.util.ArrayList;
import java.util.List;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;

/** Ascending positions of the journal, few bytes for many that follow one another. Not safe for many threads. */
final class Positions {

    private final List<Range> ranges = new ArrayList<>();

    /** Both inclusive. */
    record Range(long from, long to) {}

    /** @param position higher than all before */
    void add(final long position) {
        final boolean follows = !ranges.isEmpty() && ranges.getLast().to == position - 1;
        final long from = follows ? ranges.removeLast().from : position;
        ranges.add(new Range(from, position));
    }

    List<Range> ranges() {
        return List.copyOf(ranges);
    }

    void pack(final Packer out) {
        out.number(ranges.size());
        ranges.forEach(range -> out.number(range.from).number(range.to));
    }

    void unpack(final Unpacker in) {
        for (int left = in.count(); left > 0; left--) {
            ranges.add(new Range(in.number(), in.number()));
        }
    }
}
