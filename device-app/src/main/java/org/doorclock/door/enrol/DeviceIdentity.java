// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.doorclock.door.enrol.IdentityFolder.Held;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.ClientTls;
import org.doorclock.tls.Identity;
import org.tinylog.Logger;

/**
 * The identity of a running door: what it shows to the broker, renewed in time, taken back if the broker refuses it. What
 * another program enrols in the same folder meanwhile counts from the next connection on. Writes to the disk on a thread of
 * its own only. For any thread.
 */
public final class DeviceIdentity implements AutoCloseable {

    private final IdentityFolder folder;
    private final Optional<Renewal> renewal;
    private final TimeSource time;
    private final Runnable renewed;
    private final Choice choice = new Choice();
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("identity").factory());
    private volatile Optional<Identity> current = Optional.empty();

    /**
     * What to connect with.
     *
     * @param context shows the identity, and believes the device's authority: without regard to the time while nothing
     *     vouches for the clock
     * @param isFallback whether it is the identity before, as the current one was refused
     */
    public record Shown(Identity identity, SSLContext context, boolean isFallback) {}

    /**
     * @param server the enrolment server; empty if nothing is renewed
     * @param renewed called after each renewal, on a thread that must not be held up
     */
    public DeviceIdentity(
            final Path folder,
            final Optional<URI> server,
            final TimeSource time,
            final RandomGenerator random,
            final Runnable renewed) {
        this(IdentityFolder.at(folder), server, time, random, renewed);
    }

    DeviceIdentity(
            final IdentityFolder folder,
            final Optional<URI> server,
            final TimeSource time,
            final RandomGenerator random,
            final Runnable renewed) {
        this.folder = folder;
        this.renewal = server.map(url -> new Renewal(url, folder, time, random));
        this.time = time;
        this.renewed = renewed;
    }

    /** Begins to renew; call once. */
    public void start() {
        loop.execute(this::turn);
    }

    /**
     * What to connect with this time. Every one is to be followed by {@link #accepted} or, if somebody was there and let
     * nobody in, {@link #refused}.
     *
     * @throws IOException if there is nothing whole; the message says what to do
     */
    public synchronized Shown shown() throws IOException {
        final Held held = folder.held();
        current = held.current();
        final Identity identity = choice.next(held)
                .orElseThrow(() -> IdentityException.unavailable(
                        "this device has no identity. Run 'doorclock-door enrol --config FILE --token-file FILE' here,"
                                + " or put a new bundle on its card ('doorclock provision build --again')."));
        if (held.authorities().isEmpty()) {
            throw IdentityException.unavailable(
                    "this device does not know whom to believe: its identity has no ca.pem. Put it there.");
        }
        return new Shown(
                identity,
                ClientTls.context(identity, new PinnedServer(held.authorities(), time)),
                !held.current().equals(Optional.of(identity)));
    }

    /**
     * The current identity for a server other than the broker: what became of that says nothing of the identity.
     *
     * @throws IOException if there is nothing whole
     */
    public SSLContext context() throws IOException {
        final Held held = folder.held();
        return ClientTls.context(
                held.current().orElseThrow(() -> IdentityException.unavailable("this device has no identity.")),
                new PinnedServer(held.authorities(), time));
    }

    /** It was let in. */
    public void accepted(final Shown shown) {
        later(() -> {
            final Held held = folder.held();
            if (held.isSettled()) {
                return;
            }
            if (held.current().equals(Optional.of(shown.identity()))) {
                folder.settle();
            } else if (shown.isFallback() && held.previous().equals(Optional.of(shown.identity()))) {
                Logger.warn("The broker refuses the new certificate; the one before is used, and another is asked for");
                folder.giveBack();
            }
        });
    }

    /** Somebody was there, and it was not let in. */
    public synchronized void refused() {
        choice.refused();
    }

    /** How it stands. */
    public Standing standing() {
        return Standing.of(current, time.read(), renewal.map(Renewal::failure).orElse(""));
    }

    private void turn() {
        Duration rest = Duration.ofMinutes(1);
        try {
            final Held held = folder.held();
            current = held.current();
            if (renewal.isPresent()) {
                if (renewal.get().turn(held)) {
                    current = folder.held().current();
                    renewed.run();
                }
                rest = renewal.get().rest(folder.held());
            }
        } catch (IOException e) {
            Logger.debug("The identity cannot be read: {}", e.getMessage());
        } catch (RuntimeException e) {
            Logger.error(e, "The renewal failed");
        }
        try {
            loop.schedule(this::turn, rest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // it was closed meanwhile
        }
    }

    /** What is to be done on the disk. */
    private interface Work {
        void run() throws IOException;
    }

    private void later(final Work work) {
        try {
            loop.execute(() -> {
                try {
                    work.run();
                } catch (IOException e) {
                    Logger.warn("The identity could not be put in order: {}", e.getMessage());
                } catch (RuntimeException e) {
                    Logger.error(e, "The identity could not be put in order");
                }
            });
        } catch (RejectedExecutionException e) {
            // it was closed meanwhile; the next connection says so again
        }
    }

    /** Ends it; an attempt to renew that is under way is left to itself. */
    @Override
    public void close() {
        loop.shutdownNow();
    }
}
