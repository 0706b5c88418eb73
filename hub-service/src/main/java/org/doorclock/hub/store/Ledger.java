// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doorclock.event.Origin;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;
import org.doorclock.wire.Receipt;

/**
 * Which events the hub holds durably, by their origin alone; folded from the journal. Grows with gaps,
 * not with events. Safe for use by many threads.
 */
public final class Ledger {

    private static final Comparator<Source> ORDER =
            Comparator.comparing(Source::site).thenComparing(Source::device).thenComparing(Source::epoch);

    private final Map<Source, Holding> holdings = new TreeMap<>(ORDER);
    /** Events come in runs of one source. */
    private Source last = new Source("", "", "");

    private Holding lastHolding = new Holding();

    synchronized boolean holds(final Origin origin) {
        final Holding holding = holdings.get(Source.of(origin));
        return holding != null && holding.holds(origin.seq());
    }

    /** @return false if it was held already */
    synchronized boolean add(final Origin origin) {
        if (!last.isOf(origin)) {
            last = Source.of(origin);
            lastHolding = holdings.computeIfAbsent(last, key -> new Holding());
        }
        return lastHolding.add(origin.seq());
    }

    /** The newest event held of a source; 0 if none. */
    synchronized long newest(final Source source) {
        final Holding holding = holdings.get(source);
        return holding == null ? 0 : holding.newest();
    }

    /**
     * The receipt for a source as it stands.
     *
     * @param last the newest event that the device says it has; 0 if it has not said. What is lacking up to there is named
     *     as missing
     */
    public synchronized Receipt receipt(final Source source, final long last) {
        final Holding holding = holdings.getOrDefault(source, new Holding());
        return new Receipt(
                source.epoch(),
                holding.through(),
                holding.upTo(Receipt.MOST_GAPS),
                holding.gaps(last, Receipt.MOST_GAPS));
    }

    /** What is lacking from a source up to {@code last} or the newest held, the oldest first; at most {@code most}. */
    public synchronized List<Receipt.Gap> gaps(final Source source, final long last, final int most) {
        return holdings.getOrDefault(source, new Holding()).gaps(last, most);
    }

    synchronized void pack(final Packer out) {
        out.number(holdings.size());
        holdings.forEach((source, holding) -> {
            out.text(source.site()).text(source.device()).text(source.epoch());
            holding.pack(out);
        });
    }

    synchronized void unpack(final Unpacker in) {
        for (int left = in.count(); left > 0; left--) {
            final Holding holding = new Holding();
            holdings.put(new Source(in.text(), in.text(), in.text()), holding);
            holding.unpack(in);
        }
    }

    /** Every source that anything is held of, by site, device and epoch. */
    public synchronized List<Source> sources() {
        return List.copyOf(holdings.keySet());
    }
}
