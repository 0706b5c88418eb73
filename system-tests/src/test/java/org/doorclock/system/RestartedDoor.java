// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.Program;
import org.doorclock.system.deployment.ReleaseDesk;

/** A door that takes releases, started again whenever it ends, as its service manager does it. */
final class RestartedDoor implements AutoCloseable {

    private static final long RESTART_MILLIS = 300;

    private final Deployment system;
    private final String name;
    private final String broker;
    private final Map<String, String> settings;
    private final Echo echo;
    private final AtomicInteger starts = new AtomicInteger();
    private volatile Program program;
    private volatile boolean closing;

    RestartedDoor(
            final Deployment system,
            final String name,
            final String broker,
            final Map<String, String> settings,
            final Echo echo) {
        this.system = system;
        this.name = name;
        this.broker = broker;
        this.settings = settings;
        this.echo = echo;
        start();
    }

    /** Takes releases of {@code desk} at any hour, and has half a minute to prove each. */
    static Map<String, String> taking(final ReleaseDesk desk) {
        return Map.of(
                "update.trust",
                desk.trust().toString(),
                "update.window",
                "00:00-24:00",
                "update.quiet",
                "1s",
                "update.trial",
                "30s",
                "clock.trust",
                "host");
    }

    private synchronized void start() {
        if (closing) {
            return;
        }
        try {
            program = system.updatableDoor(name, broker, settings, List.of("--stdin", "--echo"), this::heard);
            starts.incrementAndGet();
            program.onEnd(() -> CompletableFuture.delayedExecutor(RESTART_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(this::start));
        } catch (StartException e) {
            throw new AssertionError(e);
        }
    }

    /** A line that a kill cut short is none. */
    private void heard(final String line) {
        if (line.startsWith("{") && line.endsWith("}")) {
            echo.accept(line);
        }
    }

    int starts() {
        return starts.get();
    }

    /** Somebody scans, if there is a program that hears. */
    void scan(final String band) {
        try {
            program.type(band);
        } catch (UncheckedIOException e) {
            // it ends just now: whoever scans hears no tone
        }
    }

    /** SIGKILL, in the middle of whatever it does. */
    void kill() {
        program.kill();
    }

    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            program.close();
        }
    }
}
