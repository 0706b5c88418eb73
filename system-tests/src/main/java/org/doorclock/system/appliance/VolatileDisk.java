// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * A disk with a volatile write cache, in memory. What was written can be read at once; it is durable after a flush. When
 * the power is cut, each sector that was written since then is the new one or still the old one. Safe for many threads.
 */
final class VolatileDisk {

    static final int SECTOR = 512;

    private static final List<Double> SURVIVAL = List.of(0.0, 0.0, 0.1, 0.5, 0.9, 1.0);

    /** A sector in the cache. */
    private record Dirty(int at, byte[] bytes, long nanos) {}

    private final byte[] durable;
    private final RandomGenerator random;
    private final Optional<Lie> lie;
    private final Deque<Dirty> cache = new ArrayDeque<>();
    private byte[] visible;
    private Optional<Fault> fault = Optional.empty();

    /**
     * A disk that says yes to a flush and writes when it likes.
     *
     * @param lag after this long it has written, in order
     */
    record Lie(Duration lag, LongSupplier nanos) {}

    /**
     * Input/output errors.
     *
     * @param after operations that still succeed
     * @param count operations that fail then
     */
    record Fault(long after, long count) {}

    VolatileDisk(final byte[] image, final RandomGenerator random, final Optional<Lie> lie) {
        durable = image.clone();
        visible = image.clone();
        this.random = random;
        this.lie = lie;
    }

    int size() {
        return durable.length;
    }

    synchronized byte[] read(final int at, final int length) {
        final byte[] bytes = new byte[length];
        System.arraycopy(visible, at, bytes, 0, length);
        return bytes;
    }

    /** @throws IOException if a fault is due; all of it may be written then, or nothing */
    synchronized void write(final int at, final byte[] bytes) throws IOException {
        final boolean fails = isFaultDue();
        final boolean taken = !fails || random.nextInt(4) == 0;
        final long now = lie.map(l -> l.nanos().getAsLong()).orElse(0L);
        for (int from = 0; taken && from < bytes.length; from += SECTOR) {
            final byte[] sector = new byte[Math.min(SECTOR, bytes.length - from)];
            System.arraycopy(bytes, from, sector, 0, sector.length);
            System.arraycopy(sector, 0, visible, at + from, sector.length);
            cache.add(new Dirty(at + from, sector, now));
        }
        if (fails) {
            throw new IOException("write failed on purpose");
        }
    }

    /** @throws IOException if a fault is due; nothing more is durable then */
    synchronized void flush() throws IOException {
        if (isFaultDue()) {
            throw new IOException("flush failed on purpose");
        }
        if (lie.isEmpty()) {
            cache.forEach(this::harden);
            cache.clear();
        }
    }

    /** The power goes. What the next start will find is settled. */
    synchronized void cut() {
        lie.ifPresent(this::hardenOld);
        final double survival = lie.isPresent() ? 0 : SURVIVAL.get(random.nextInt(SURVIVAL.size()));
        for (final Dirty dirty : cache) {
            if (random.nextDouble() < survival) {
                harden(dirty);
            }
        }
        cache.clear();
        visible = durable.clone();
        fault = Optional.empty();
    }

    synchronized void failSoon(final Fault next) {
        fault = Optional.of(next);
    }

    private boolean isFaultDue() {
        if (fault.isEmpty()) {
            return false;
        }
        final Fault now = fault.get();
        if (now.after() > 0) {
            fault = Optional.of(new Fault(now.after() - 1, now.count()));
            return false;
        }
        fault = now.count() > 1 ? Optional.of(new Fault(0, now.count() - 1)) : Optional.empty();
        return true;
    }

    private void hardenOld(final Lie liar) {
        final long young = liar.nanos().getAsLong() - liar.lag().toNanos();
        while (!cache.isEmpty() && cache.peekFirst().nanos() < young) {
            harden(cache.pollFirst());
        }
    }

    private void harden(final Dirty dirty) {
        System.arraycopy(dirty.bytes(), 0, durable, dirty.at(), dirty.bytes().length);
    }
}
