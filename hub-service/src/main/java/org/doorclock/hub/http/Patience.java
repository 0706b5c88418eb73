// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How long one client may still keep the server waiting. Whoever uses it up is cut off: the channel is closed under
 * whatever waits for it, as a close by the library waits for the very lock that a stalled TLS handshake holds.
 */
final class Patience {

    /** 500 bytes a second: the least that web servers commonly ask of a client. */
    private static final long NANOS_PER_BYTE_SENT = 2_000_000;

    /** 10,000 bytes a second, as an answer is large where a request is small. */
    private static final long NANOS_PER_BYTE_TAKEN = 100_000;

    private final ScheduledExecutorService timer;
    private final SocketChannel channel;
    private final long whole;
    private long left;

    Patience(final ScheduledExecutorService timer, final SocketChannel channel, final Duration whole) {
        this.timer = timer;
        this.channel = channel;
        this.whole = whole.toNanos();
        this.left = this.whole;
    }

    /** The client has sent the head of a request. To be called on the connection's thread, as {@link #reading}. */
    void renew() {
        left = whole;
    }

    /** Waits for the client's next bytes. What it takes is gone until the head of a request has come. */
    byte[] reading(final Supplier<byte[]> read) {
        final ScheduledFuture<?> end = cutOffIn(left);
        try {
            final byte[] bytes = read.get();
            left = Math.min(
                    whole, Math.max(0, end.getDelay(TimeUnit.NANOSECONDS)) + bytes.length * NANOS_PER_BYTE_SENT);
            return bytes;
        } finally {
            end.cancel(false);
        }
    }

    /** Waits until the client has taken so many bytes; on any thread. */
    void writing(final long bytes, final Runnable write) {
        final ScheduledFuture<?> end = cutOffIn(whole + bytes * NANOS_PER_BYTE_TAKEN);
        try {
            write.run();
        } finally {
            end.cancel(false);
        }
    }

    private ScheduledFuture<?> cutOffIn(final long nanos) {
        return timer.schedule(this::cutOff, nanos, TimeUnit.NANOSECONDS);
    }

    private void cutOff() {
        try {
            channel.close();
        } catch (IOException e) {
            // Then it is gone already.
        }
    }
}
