// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.doorclock.door.uplink.Outbox;
import org.doorclock.journal.Journal;
import org.doorclock.time.TimeSource;

/** Made-up events, each made when it is first asked for and kept until the hub's receipt, as it may have to go again. */
final class LoadOutbox implements Outbox {

    private final String epoch = UUID.randomUUID().toString();
    private final MadeUpEvents events;
    private final long count;
    private final TimeSource clock;
    /** The first is the one after {@link #delivered}. */
    private final List<byte[]> made = new ArrayList<>();

    private final CompletableFuture<Long> begun = new CompletableFuture<>();
    private final CompletableFuture<Long> done = new CompletableFuture<>();
    private volatile long delivered;

    LoadOutbox(final String site, final String device, final long count, final TimeSource clock) {
        this.events = new MadeUpEvents(site, device, epoch, clock.now(), device.hashCode());
        this.count = count;
        this.clock = clock;
    }

    /** When the first event was taken, as the clock's nanoseconds. */
    CompletableFuture<Long> begun() {
        return begun;
    }

    /** When the hub said that it holds all, as the clock's nanoseconds. */
    CompletableFuture<Long> done() {
        return done;
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public long last() {
        return count;
    }

    @Override
    public long delivered() {
        return delivered;
    }

    @Override
    public void delivered(final long through) {
        made.subList(0, (int) (through - delivered)).clear();
        delivered = through;
        if (through == count) {
            done.complete(clock.nanos());
        }
    }

    @Override
    public void read(final long from, final Journal.Visitor visitor) {
        begun.complete(clock.nanos());
        long seq = from;
        while (seq <= count && visitor.visit(seq, event(seq))) {
            seq++;
        }
    }

    private byte[] event(final long seq) {
        while (delivered + made.size() < seq) {
            made.add(events.encoded(delivered + made.size() + 1));
        }
        return made.get((int) (seq - delivered) - 1);
    }
}
