// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.doorclock.door.update.Doings.Notice;
import org.doorclock.door.update.Trial.Verdict;
import org.doorclock.release.ReleaseKey;
import org.doorclock.release.Version;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.TlsFileException;
import org.doorclock.wire.Offer;
import org.doorclock.wire.UpdateReport;
import org.doorclock.wire.UpdateReport.State;
import org.tinylog.Logger;

/**
 * A running door's updates, on a thread of its own. If the program was begun as a trial, that comes first: it proves itself, or the
 * program ends so that the version before comes up. For any thread.
 */
public final class Updater implements AutoCloseable {

    private final UpdateSettings settings;
    private final Version own;
    private final TimeSource time;
    private final LongSupplier nanos;
    private final Doings doings;
    private final Shelf shelf;
    private final Updates updates;
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("update").factory());
    private final Optional<Token> begun;
    private volatile Optional<UpdateReport> onTrial;
    private Optional<Trial> trial = Optional.empty();
    private boolean ended;

    /**
     * @param own the version that runs
     * @param tls for the hub's pages, where they are of https
     * @throws IOException if the folder of releases cannot be used
     */
    public Updater(
            final UpdateSettings settings,
            final Version own,
            final Supplier<SSLContext> tls,
            final Doings doings,
            final TimeSource time)
            throws IOException {
        this.settings = settings;
        this.own = own;
        this.time = time;
        this.nanos = () -> time.rate() == 1 ? time.nanos() : (long) (time.nanos() / time.rate());
        this.doings = doings;
        this.shelf = new Shelf(new FolderDisk(settings.folder()));
        this.updates = new Updates(shelf, own, key(settings), new HttpSource(tls), doings, time);
        this.begun = shelf.held().onTrial();
        // From the first word to the hub on, which else takes a version that has proved nothing for one that has.
        this.onTrial = begun.map(token -> new UpdateReport(own.toString(), State.ON_TRIAL, ""));
    }

    private static Optional<ReleaseKey> key(final UpdateSettings settings) {
        if (settings.trust().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ReleaseKey.read(settings.trust().get()));
        } catch (TlsFileException e) {
            Logger.warn("No update is believed: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Begins; call once, when the door is started. */
    public void start() {
        loop.execute(() -> {
            begin();
            turn();
        });
    }

    /** What the hub offers now; empty if nothing. */
    public void offer(final Optional<Offer> now) {
        updates.offer(now);
    }

    /** How it stands, for the hub; empty if there is nothing to say. */
    public Optional<UpdateReport> report() {
        return onTrial.or(updates::report);
    }

    private void begin() {
        trial = begun.map(token -> new Trial(token, own, settings.trial(), nanos));
        if (trial.isPresent()) {
            Logger.info("Version {} is on trial", own);
            doings.show(Notice.ON_TRIAL);
        }
    }

    private void turn() {
        Duration rest = Updates.TURN;
        try {
            if (!ended) {
                rest = trial.isPresent() ? judge(trial.get()) : updates.turn();
            }
        } catch (IOException e) {
            Logger.warn("The trial cannot be ended: {}", e.getMessage());
        } catch (RuntimeException e) {
            Logger.error(e, "The update failed");
        }
        try {
            loop.schedule(this::turn, rest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // it was closed meanwhile
        }
    }

    private Duration judge(final Trial running) throws IOException {
        switch (running.look(Optional.of(doings.condition()))) {
            case Verdict.Open open -> {
                return Trial.LOOK;
            }
            case Verdict.Proved proved -> {
                shelf.prove();
                Logger.info("Version {} has proved itself", own);
                trial = Optional.empty();
                onTrial = Optional.empty();
                doings.show(Notice.NONE);
            }
            case Verdict.Failed failed -> {
                Logger.error("Version {} has not proved itself: {}; the version before comes up", own, failed.reason());
                shelf.fail(failed.reason());
                ended = true;
                doings.restart();
            }
        }
        return Updates.TURN;
    }

    @Override
    public void close() {
        loop.shutdownNow();
    }
}
