// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.doorclock.service.ServiceManager;
import org.tinylog.Logger;

/**
 * Tells the service manager that the hub is ready and that it is alive: that messages go on being taken, and that the disk
 * takes what they hold. Once they do not, nothing is told any more, and the manager ends the hub and starts it anew.
 */
final class Vigil implements AutoCloseable {

    private final ServiceManager manager;
    private final LongSupplier turns;
    private final BooleanSupplier works;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("vigil").daemon().factory());
    private long seen = -1;
    private boolean warned;

    /**
     * @param turns how often messages were looked for; grows all the time
     * @param works whether what comes can be stored
     */
    Vigil(final ServiceManager manager, final LongSupplier turns, final BooleanSupplier works) {
        this.manager = manager;
        this.turns = turns;
        this.works = works;
    }

    /** To be called once, when the hub takes events. */
    void begin() {
        manager.tell(ServiceManager.READY);
        manager.patience().ifPresent(patience -> {
            final long interval = patience.toMillis() / 3;
            watch.scheduleAtFixedRate(this::look, 0, interval, TimeUnit.MILLISECONDS);
        });
    }

    /** One look. */
    void look() {
        final long now = turns.getAsLong();
        if (now != seen && works.getAsBoolean()) {
            manager.tell(ServiceManager.ALIVE);
            warned = false;
        } else if (!warned) {
            warned = true;
            Logger.error("events cannot be taken or stored any more; the service manager is not told that all is well");
        }
        seen = now;
    }

    @Override
    public void close() {
        watch.shutdownNow();
        manager.tell(ServiceManager.STOPPING);
    }
}
