// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.demo;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.doorclock.system.StartException;
import org.doorclock.system.deployment.Program;

/**
 * One of the demo's programs. If it ends, however it was killed, it is started again at the same addresses, as systemd does
 * on an appliance; one that ends three times before it is ready is given up. Safe for use by many threads.
 */
final class Kept implements AutoCloseable {

    private static final long READY_SECONDS = 90;
    private static final int MOST_FAILURES = 3;
    private static final Executor SOON = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    /** Starts the program; {@code ports} are those that it had, none at the first time. */
    @FunctionalInterface
    interface Start {
        Program start(Map<String, String> ports) throws StartException;
    }

    private final String name;
    private final Start start;
    private final Function<String, Map<String, String>> portsOf;
    private final PrintStream out;
    private Program program;
    private Map<String, String> ports = Map.of();
    private int failures;
    private boolean closed;

    /** @param portsOf the settings that pin the addresses, out of what the program says when it is ready */
    Kept(
            final String name,
            final Start start,
            final Function<String, Map<String, String>> portsOf,
            final PrintStream out)
            throws StartException {
        this.name = name;
        this.start = start;
        this.portsOf = portsOf;
        this.out = out;
        this.program = start.start(ports);
    }

    /** Waits for the first start; from then on the program is kept alive. */
    String awaitReady() throws StartException {
        final String ready = program.awaitReady(READY_SECONDS);
        synchronized (this) {
            ports = portsOf.apply(ready);
            program.onEnd(this::ended);
        }
        return ready;
    }

    /** Types a line; says so if the program is not there to take it. */
    synchronized void type(final String line) {
        try {
            program.type(line);
        } catch (UncheckedIOException e) {
            out.println(name + " is not running; that was not taken.");
        }
    }

    private synchronized void ended() {
        if (!closed && failures < MOST_FAILURES) {
            out.println(name + " has ended; starting it again ...");
            SOON.execute(this::again);
        }
    }

    private void again() {
        try {
            final Program next;
            synchronized (this) {
                if (closed) {
                    return;
                }
                next = start.start(ports);
                program = next;
            }
            next.awaitReady(READY_SECONDS);
            failures = 0;
            out.println(name + " is back.");
            next.onEnd(this::ended);
        } catch (StartException e) {
            failures++;
            out.println(e.getMessage());
            ended();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        program.close();
    }
}
