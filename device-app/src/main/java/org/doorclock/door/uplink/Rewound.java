// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.time.Duration;
import java.util.Optional;

/**
 * Delivered events that the hub wants once more. They wait for no receipt, so they go slowly; a hub that goes on naming
 * them missing is believed again after a while.
 */
final class Rewound {

    private static final long STEP = Duration.ofMillis(50).toNanos();

    private final Ranges wanted = new Ranges();
    private final long again;
    private boolean ever;
    private long sentAt;

    Rewound(final UplinkSettings.Pace pace) {
        again = pace.stall().toNanos();
    }

    void add(final long from, final long to) {
        wanted.add(from, to);
    }

    /** What a receipt says is missing, of which everything up to {@code delivered} had been receipted before. */
    void missing(final Ranges missing, final long delivered, final long now) {
        if (wanted.isEmpty() && (!ever || now - sentAt >= again)) {
            missing.within(1, delivered).forEach(r -> wanted.add(r.from(), r.to()));
        }
    }

    Optional<Parcel> next(final Outbox outbox, final int batchBytes, final long now) {
        while (!wanted.isEmpty() && due(now) <= now) {
            final Ranges.Range oldest = wanted.first();
            final Parcel parcel = Parcel.pack(outbox, oldest.from(), oldest.to(), batchBytes);
            wanted.remove(parcel.from(), parcel.to());
            ever = true;
            sentAt = now;
            if (!parcel.isEmpty()) {
                return Optional.of(parcel);
            }
        }
        return Optional.empty();
    }

    long due(final long now) {
        return wanted.isEmpty() ? Long.MAX_VALUE : ever ? Math.max(now, sentAt + STEP) : now;
    }
}
