// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;

/**
 * Which numbered events of a site are in the archive, a bit each, and between which positions of the journal those of a page
 * of {@value #PAGE} lie: enough to know an event that came before, and to find one that is undone late.
 */
final class SeqPages {

    static final int PAGE = 256;

    private final Map<String, Map<Long, Page>> epochs = new HashMap<>();

    /** Positions of the journal, both inclusive. */
    record Range(long from, long to) {}

    private static final class Page {
        private final long[] bits = new long[PAGE / Long.SIZE];
        private long from = Long.MAX_VALUE;
        private long to = Long.MIN_VALUE;

        private void add(final long seq, final long position) {
            bits[(int) (seq % PAGE / Long.SIZE)] |= 1L << seq;
            from = Math.min(from, position);
            to = Math.max(to, position);
        }
    }

    /** @param events of one page; null where there is none */
    void add(final String epoch, final CaseEvent[] events) {
        final Map<Long, Page> pages = epochs.computeIfAbsent(epoch, key -> new HashMap<>());
        Page page = null;
        for (final CaseEvent event : events) {
            if (event != null) {
                page = page == null ? pages.computeIfAbsent(event.seq() / PAGE, key -> new Page()) : page;
                page.add(event.seq(), event.position());
            }
        }
    }

    /** Where an event lies; empty if it is not in the archive. */
    Optional<Range> find(final String epoch, final long seq) {
        if (seq < 0) {
            return Optional.empty();
        }
        final Page page = epochs.getOrDefault(epoch, Map.of()).get(seq / PAGE);
        return page == null || (page.bits[(int) (seq % PAGE / Long.SIZE)] & 1L << seq) == 0
                ? Optional.empty()
                : Optional.of(new Range(page.from, page.to));
    }

    void pack(final Packer out) {
        out.number(epochs.size());
        epochs.forEach((epoch, pages) -> {
            out.text(epoch).number(pages.size());
            pages.forEach((number, page) -> {
                out.number(number).number(page.from).number(page.to - page.from);
                for (final long bits : page.bits) {
                    out.fixed(bits);
                }
            });
        });
    }

    void unpack(final Unpacker in) {
        for (int left = in.count(); left > 0; left--) {
            final Map<Long, Page> pages = new HashMap<>();
            epochs.put(in.text(), pages);
            for (int more = in.count(); more > 0; more--) {
                final Page page = new Page();
                pages.put(in.number(), page);
                page.from = in.number();
                page.to = page.from + in.number();
                for (int i = 0; i < page.bits.length; i++) {
                    page.bits[i] = in.fixed();
                }
            }
        }
    }
}
