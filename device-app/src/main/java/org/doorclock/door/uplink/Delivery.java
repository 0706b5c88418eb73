// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.util.Optional;
import org.doorclock.wire.Receipt;
import org.tinylog.Logger;

/**
 * What goes to the hub next. Every event that the outbox does not call delivered is in exactly one place: fresh (new
 * since the link came up, goes first and alone), pending (goes in batches, oldest first), outstanding (sent, no receipt
 * yet), held (the hub has it, beyond a gap) or unreadable. Only a receipt makes it delivered. Times are nanoseconds of
 * one monotonic clock. Not thread-safe.
 */
final class Delivery {

    /** More new events than this at once are a backlog. */
    private static final int MOST_FRESH = 64;

    private final Outbox outbox;
    private final UplinkSettings.Window window;
    private final UplinkSettings.Pace pace;

    private final Ranges pending = new Ranges();
    private final Ranges held = new Ranges();
    private final Ranges unreadable = new Ranges();
    private final Ranges missing = new Ranges();
    private final Outstanding outstanding = new Outstanding();
    private final Rewound rewound;
    private long freshFrom = 1;
    private long seen;

    private boolean greeted;
    private long startedAt;
    private long receiptAt;
    private long progressAt;
    private int stalls;
    private boolean saidUnreadable;

    Delivery(final Outbox outbox, final UplinkSettings.Window window, final UplinkSettings.Pace pace) {
        this.outbox = outbox;
        this.window = window;
        this.pace = pace;
        this.rewound = new Rewound(pace);
    }

    /** A link came up: what was under way on the last one may be lost. What the hub holds, it holds. */
    void begin(final long now) {
        look();
        outstanding.takeAll();
        unreadable.clear();
        missing.clear();
        freshFrom = seen + 1;
        pending.clear();
        pending.add(outbox.delivered() + 1, seen);
        pending.removeAll(held);
        greeted = false;
        startedAt = now;
        progressAt = now;
        receiptAt = now;
        stalls = 0;
    }

    /** The hub began anew: what it held beyond a gap, it may hold no more. */
    void hubBeganAnew(final long now) {
        held.clear();
        begin(now);
    }

    void rewind(final long from, final long to) {
        look();
        final long delivered = outbox.delivered();
        rewound.add(Math.max(1, from), Math.min(to, delivered));
        final Ranges again = new Ranges();
        again.add(Math.max(from, delivered + 1), Math.min(to, freshFrom - 1));
        sendAgain(again);
    }

    void receipt(final Receipt receipt, final long now) {
        if (!receipt.epoch().equals(outbox.epoch())) {
            return;
        }
        look();
        greeted = true;
        receiptAt = now;
        final long through = Math.min(receipt.through(), seen);
        boolean progress = through > outbox.delivered();
        if (progress) {
            outbox.delivered(through);
        }
        final long delivered = outbox.delivered();
        freshFrom = Math.max(freshFrom, delivered + 1);
        missing.clear();
        receipt.missing().forEach(gap -> missing.add(gap.from(), Math.min(gap.to(), seen)));
        rewound.missing(missing, delivered, now);
        missing.remove(1, delivered);

        final long heldBefore = held.count();
        final Ranges again = new Ranges();
        missing.all().forEach(r -> held.within(r.from(), r.to()).forEach(h -> again.add(h.from(), h.to())));
        sendAgain(again);
        held.add(delivered + 1, Math.min(receipt.upTo(), seen));
        held.removeAll(missing);
        held.remove(1, delivered);
        progress |= held.count() > heldBefore;

        final Ranges there = new Ranges();
        there.addAll(held);
        there.add(1, delivered);
        pending.removeAll(there);
        outstanding.remove(there);
        if (progress) {
            progressAt = now;
            stalls = 0;
        }
    }

    /** The next message, taken as sent; empty if nothing may go just now. */
    Optional<Parcel> next(final long now) {
        look();
        sendOverdueAgain(now);
        if (freshFrom <= seen && outstanding.messages() < window.messages()) {
            final Parcel parcel = Parcel.pack(outbox, freshFrom, freshFrom, window.batchBytes());
            freshFrom = parcel.to() + 1;
            return sent(parcel, now, false);
        }
        final boolean mayBeNeedless =
                !greeted && now - startedAt < pace.greeting().toNanos();
        while (!mayBeNeedless && !pending.isEmpty() && roomForBacklog() > 0) {
            final Ranges.Range oldest = pending.first();
            final long last = Math.min(oldest.to(), oldest.from() + roomForBacklog() - 1);
            final Parcel parcel = Parcel.pack(outbox, oldest.from(), last, window.batchBytes());
            pending.remove(parcel.from(), parcel.to());
            final Optional<Parcel> sent = sent(parcel, now, true);
            if (sent.isPresent()) {
                return sent;
            }
        }
        return rewound.next(outbox, window.batchBytes(), now);
    }

    /** When {@link #next} may have something though nothing happened meanwhile; {@link Long#MAX_VALUE} if never. */
    long due(final long now) {
        long due = rewound.due(now);
        final long greetingEnds = startedAt + pace.greeting().toNanos();
        if (!greeted && now < greetingEnds && !pending.isEmpty()) {
            due = Math.min(due, greetingEnds);
        }
        if (!outstanding.isEmpty()) {
            due = Math.min(due, stalledAt());
            final long named = outstanding.oldestSentBefore(receiptAt, missing);
            due = named == Long.MAX_VALUE
                    ? due
                    : Math.min(due, named + pace.resend().toNanos());
        }
        return due;
    }

    /** How many old events may go now, room being kept for as many new ones as may be under way. */
    private long roomForBacklog() {
        return outstanding.backlogMessages() < window.backlogMessages()
                ? window.events() - window.messages() - outstanding.backlogEvents()
                : 0;
    }

    private Optional<Parcel> sent(final Parcel parcel, final long now, final boolean backlog) {
        if (!parcel.isEmpty()) {
            outstanding.sent(parcel.from(), parcel.to(), now, backlog);
            return Optional.of(parcel);
        }
        unreadable.add(parcel.from(), parcel.to());
        if (!saidUnreadable) {
            saidUnreadable = true;
            Logger.error("Events from {} on cannot be read; the hub will name the gap", parcel.from());
        }
        return Optional.empty();
    }

    private void look() {
        seen = Math.max(seen, outbox.last());
        final long tooMany = seen - freshFrom + 1 - MOST_FRESH;
        if (tooMany > 0) {
            pending.add(freshFrom, freshFrom + tooMany - 1);
            freshFrom += tooMany;
        }
    }

    private void sendAgain(final Ranges again) {
        outstanding.remove(again);
        again.removeAll(unreadable);
        held.removeAll(again);
        pending.addAll(again);
    }

    private void sendOverdueAgain(final long now) {
        if (outstanding.isEmpty()) {
            return;
        }
        if (now >= stalledAt()) {
            sendAgain(outstanding.takeAll());
            stalls++;
            progressAt = now;
            if (stalls > 1) {
                final Ranges doubted = new Ranges();
                doubted.addAll(held);
                sendAgain(doubted);
            }
        } else if (!missing.isEmpty()) {
            final long before = Math.min(now - pace.resend().toNanos(), receiptAt - 1);
            sendAgain(outstanding.sentBy(before, missing));
        }
    }

    private long stalledAt() {
        final long since = Math.max(progressAt, outstanding.oldest());
        return since + (pace.stall().toNanos() << Math.min(stalls, 3));
    }
}
