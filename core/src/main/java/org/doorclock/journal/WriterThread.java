// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * The thread that changes the files. It is the journal's own, so nobody interrupts it, which would close the files under
 * it; those who wait for it wait on when they are interrupted, and stay so.
 */
final class WriterThread {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("journal-writer").daemon().unstarted(task));

    /** @throws RejectedExecutionException after {@link #end()} */
    void execute(final Runnable task) {
        executor.execute(task);
    }

    <T> T call(final Callable<T> task) throws JournalException {
        final CompletableFuture<T> result = new CompletableFuture<>();
        try {
            execute(() -> {
                try {
                    result.complete(task.call());
                } catch (Exception | Error e) {
                    result.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            throw new JournalException("the journal is closed", e);
        }
        return await(result);
    }

    static <T> T await(final CompletableFuture<T> result) throws JournalException {
        try {
            return result.join();
        } catch (CompletionException e) {
            throw new JournalException(
                    Failures.of("journal", "go on", e.getCause()).getMessage(), e.getCause());
        }
    }

    /** Lets it finish what it has been given, and then end. */
    void end() {
        executor.shutdown();
    }
}
