// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What readers may see. The writer thread alone changes it, and only after the disk has. */
final class Catalog {
    private final UUID epoch;
    private volatile List<Segment> segments;
    private volatile List<Journal.Damage> damage;
    private volatile long last;

    Catalog(final UUID epoch, final List<Segment> segments, final List<Journal.Damage> damage, final long last) {
        this.epoch = epoch;
        this.segments = List.copyOf(segments);
        this.damage = List.copyOf(damage);
        this.last = last;
    }

    UUID epoch() {
        return epoch;
    }

    List<Segment> segments() {
        return segments;
    }

    List<Journal.Damage> damage() {
        return damage;
    }

    long first() {
        return segments.getFirst().base();
    }

    long last() {
        return last;
    }

    /** The segment that holds a record, or would if it were not lost; none if it was trimmed. */
    Optional<Segment> segmentOf(final long seq) {
        return segments.reversed().stream().filter(s -> s.base() <= seq).findFirst();
    }

    Optional<Journal.Damage> damageAt(final long seq) {
        return damage.stream().filter(d -> d.from() <= seq && seq <= d.to()).findFirst();
    }

    void publish(final List<Segment> now) {
        segments = List.copyOf(now);
        damage = damage.stream().filter(d -> d.to() >= first()).toList();
    }

    void publish(final long nowLast) {
        last = nowLast;
    }
}
