// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.doorclock.hardware.fittings.Fittings;
import org.tinylog.Logger;

/** Lights, sounder, buttons and display on their way. A door without them is a door; one that waits for them is not. */
final class OpeningFittings {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CompletableFuture<Fittings> opening = new CompletableFuture<>();
    private final Duration patience;

    private OpeningFittings(final Duration patience) {
        this.patience = patience;
    }

    /** @param pins a pin map's file, or {@code default} */
    static OpeningFittings start(final Optional<String> pins) {
        return pins.map(map -> start(() -> Fittings.open(map), PATIENCE)).orElseGet(() -> {
            final OpeningFittings none = new OpeningFittings(PATIENCE);
            none.opening.complete(Fittings.none());
            return none;
        });
    }

    static OpeningFittings start(final Supplier<Fittings> opener, final Duration patience) {
        final OpeningFittings fittings = new OpeningFittings(patience);
        Thread.ofPlatform().daemon().name("fittings").start(() -> {
            try {
                fittings.opening.complete(opener.get());
            } catch (RuntimeException | Error e) {
                fittings.opening.completeExceptionally(e);
            }
        });
        return fittings;
    }

    /** What there is. What comes too late is let go again. */
    Fittings await() {
        try {
            return opening.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Logger.warn(
                    "pins: lights, sounder and buttons did not come in {} s; going on without", patience.toSeconds());
            opening.thenAccept(Fittings::close);
        } catch (ExecutionException e) {
            Logger.warn(
                    "pins: lights, sounder and buttons failed, {}; going on without",
                    e.getCause().getClass().getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Fittings.none();
    }
}
