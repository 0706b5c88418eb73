// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.care;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.doorclock.service.ServiceManager;
import org.tinylog.Logger;

/**
 * Tells the service manager that the program is alive, while every loop is. Once one hangs nothing is told, so that the
 * manager ends the program and starts it anew. For one thread.
 */
final class Watchdog {

    private final Lives lives;
    private final ServiceManager manager;
    private final LongSupplier nanos;
    private final Consumer<List<String>> onHung;
    private final long interval;
    private long nextFeed;
    private List<String> hung = List.of();

    /**
     * @param nanos a monotonic clock of real time
     * @param onHung is told the names of those that hang, at each change; empty when all go on
     */
    Watchdog(
            final Lives lives,
            final ServiceManager manager,
            final LongSupplier nanos,
            final Consumer<List<String>> onHung) {
        this.lives = lives;
        this.manager = manager;
        this.nanos = nanos;
        this.onHung = onHung;
        this.interval = manager.patience().map(Duration::toNanos).orElse(Long.MAX_VALUE) / 3;
        this.nextFeed = nanos.getAsLong();
    }

    /** Looks after all loops; call it every second or so. */
    void turn() {
        final List<String> now = lives.hung();
        if (!now.equals(hung)) {
            tell(now);
            hung = now;
            onHung.accept(now);
        }
        if (now.isEmpty() && manager.patience().isPresent() && nanos.getAsLong() - nextFeed >= 0) {
            manager.tell(ServiceManager.ALIVE);
            nextFeed = nanos.getAsLong() + interval;
        }
    }

    private void tell(final List<String> now) {
        now.stream()
                .filter(name -> !hung.contains(name))
                .forEach(name -> Logger.error(
                        "{} hangs: nothing from it for {} s; the watchdog is not fed", name, Lives.LIMIT.toSeconds()));
        hung.stream().filter(name -> !now.contains(name)).forEach(name -> Logger.warn("{} goes on", name));
    }
}
