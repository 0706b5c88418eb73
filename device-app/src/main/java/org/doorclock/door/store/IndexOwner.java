// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The one thread that an index belongs to. It may hang in there for ever without stopping anyone else. */
final class IndexOwner {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("index").factory());

    /** Has the thread do it and waits. The thread is never interrupted: MapDB closes its file if it is. */
    <T> T answer(final Callable<T> task, final Duration patience) throws IndexFailure {
        final Future<T> answer = thread.submit(task);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            final Throwable cause = e.getCause();
            throw new IndexFailure(
                    cause instanceof IOException
                            ? cause.getMessage()
                            : cause.getClass().getSimpleName());
        } catch (TimeoutException e) {
            throw new IndexFailure("no answer within " + patience.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IndexFailure("interrupted");
        }
    }

    /** Has the thread do it without waiting, after what it was given before. */
    void run(final Runnable task) {
        thread.execute(task);
    }

    /** Takes nothing more; what the thread is doing it may finish. */
    void dismiss() {
        thread.shutdown();
    }
}
