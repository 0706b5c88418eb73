// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.doorclock.hardware.fittings.Fittings;
import org.tinylog.Logger;

/** Lights, sounder, buttons and display on their way: the door does not wait for them. */
final class OpeningFittings implements AutoCloseable {

    private static final Duration LEAVE = Duration.ofSeconds(3);

    private final CompletableFuture<Fittings> opening = new CompletableFuture<>();

    private OpeningFittings() {}

    /** @param pins as {@link Fittings#open} takes it */
    static OpeningFittings start(final Optional<String> pins) {
        if (pins.isEmpty()) {
            final OpeningFittings none = new OpeningFittings();
            none.opening.complete(Fittings.none());
            return none;
        }
        return start(() -> Fittings.open(pins.get()));
    }

    static OpeningFittings start(final Supplier<Fittings> opener) {
        final OpeningFittings fittings = new OpeningFittings();
        Thread.ofPlatform().daemon().name("fittings").start(() -> fittings.open(opener));
        return fittings;
    }

    private void open(final Supplier<Fittings> opener) {
        try {
            opening.complete(opener.get());
        } catch (RuntimeException | Error e) {
            Logger.error(
                    "pins: lights, sounder and buttons failed, {}; going on without",
                    e.getClass().getName());
            opening.complete(Fittings.none());
        }
    }

    /** Hands them over once they are there, in whatever thread has them. */
    void whenOpen(final Consumer<Fittings> taker) {
        opening.thenAccept(taker);
    }

    /** Lets them go; those that are still on their way later. */
    @Override
    public void close() {
        try {
            opening.thenAccept(Fittings::close).get(LEAVE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            Logger.warn("pins: lights, sounder and buttons were not let go in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
