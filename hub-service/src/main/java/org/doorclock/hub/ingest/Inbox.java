// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.ingest;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Messages that wait for the disk: bounded in number and in bytes. Whoever brings one more waits. */
final class Inbox {

    private static final int MOST_MESSAGES = 16_384;
    private static final int MOST_KIB = 32 * 1024;
    private static final int MOST_AT_ONCE = 4_096;
    private static final int KIB = 1024;

    private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(MOST_MESSAGES);
    private final Semaphore room = new Semaphore(MOST_KIB);

    void put(final Message message) throws InterruptedException {
        room.acquire(kib(message));
        queue.put(message);
    }

    /** Adds all that waits to {@code batch}, up to a bound; waits for the first one for a while. */
    void drainTo(final List<Message> batch, final long mostMillis) throws InterruptedException {
        final Message first = queue.poll(mostMillis, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, MOST_AT_ONCE);
            room.release(batch.stream().mapToInt(Inbox::kib).sum());
        }
    }

    int size() {
        return queue.size();
    }

    private static int kib(final Message message) {
        return Math.min(MOST_KIB, message.payload().length / KIB + 1);
    }
}
