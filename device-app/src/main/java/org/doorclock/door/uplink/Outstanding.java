// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.util.ArrayList;
import java.util.List;

/** What was sent and is not yet known to be held by the hub. Not thread-safe. */
final class Outstanding {

    /** Events that went in one message, or what is left of it. */
    private record Sent(long from, long to, long at, boolean backlog) {}

    private List<Sent> all = new ArrayList<>();

    boolean isEmpty() {
        return all.isEmpty();
    }

    int messages() {
        return all.size();
    }

    int backlogMessages() {
        return (int) all.stream().filter(Sent::backlog).count();
    }

    long backlogEvents() {
        return all.stream()
                .filter(Sent::backlog)
                .mapToLong(s -> s.to - s.from + 1)
                .sum();
    }

    /** When the oldest was sent; it is not empty. */
    long oldest() {
        return all.stream().mapToLong(Sent::at).min().orElseThrow();
    }

    void sent(final long from, final long to, final long at, final boolean backlog) {
        all.add(new Sent(from, to, at, backlog));
    }

    /** The hub has these, or they are to go again. */
    void remove(final Ranges gone) {
        final List<Sent> left = new ArrayList<>();
        for (final Sent sent : all) {
            final Ranges rest = new Ranges();
            rest.add(sent.from, sent.to);
            rest.removeAll(gone);
            rest.all().forEach(r -> left.add(new Sent(r.from(), r.to(), sent.at, sent.backlog)));
        }
        all = left;
    }

    /** What of {@code wanted} was sent at or before {@code at}. */
    Ranges sentBy(final long at, final Ranges wanted) {
        final Ranges found = new Ranges();
        for (final Sent sent : all) {
            if (sent.at <= at) {
                wanted.within(sent.from, sent.to).forEach(r -> found.add(r.from(), r.to()));
            }
        }
        return found;
    }

    /** When the oldest of {@code wanted} that was sent before {@code at} was sent; {@link Long#MAX_VALUE} if none was. */
    long oldestSentBefore(final long at, final Ranges wanted) {
        return all.stream()
                .filter(s -> s.at < at && !wanted.within(s.from, s.to).isEmpty())
                .mapToLong(Sent::at)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Everything; then it is empty. */
    Ranges takeAll() {
        final Ranges taken = new Ranges();
        all.forEach(s -> taken.add(s.from, s.to));
        all = new ArrayList<>();
        return taken;
    }
}
