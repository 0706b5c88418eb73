// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.doorclock.door.browser.ScreenState;
import org.doorclock.door.care.SelfCare;
import org.doorclock.door.care.Trouble;
import org.doorclock.door.config.DoorConfig;
import org.doorclock.door.selftest.SelfTest;
import org.doorclock.door.store.DoorStore;
import org.doorclock.door.store.Step;
import org.doorclock.door.store.StepKind;
import org.doorclock.door.update.Condition;
import org.doorclock.door.update.Doings;
import org.doorclock.door.update.UpdateSettings;
import org.doorclock.door.update.Updater;
import org.doorclock.release.Version;
import org.doorclock.settings.ExitCode;
import org.doorclock.settings.Product;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeSource;

/** What an update needs of this door. */
record UpdateDoings(
        UpdateSettings settings,
        Door door,
        DoorStore store,
        Storage storage,
        SelfCare care,
        SelfTest selfTest,
        TimeSource time)
        implements Doings {

    /** More than the hub takes in a few seconds is a backlog, which the restart would hold up. */
    private static final long MOST_WAITING = 100;

    /** Whoever came to the door this long ago and whose scan has not started has gone, or nobody scans here again. */
    private static final Duration LONGEST_AT_DOOR = Duration.ofHours(2);

    private static final int STEPS = 50;
    private static final long ANSWER_SECONDS = 10;
    private static final long SHOW_FIRST_SECONDS = 2;

    /** Of a door that takes releases; not yet started. @throws IOException if the folder of releases cannot be used */
    static Optional<Updater> updater(
            final DoorConfig config,
            final Door door,
            final DoorStore store,
            final Storage storage,
            final SelfCare care,
            final SelfTest selfTest,
            final Proof proof,
            final TimeSource time)
            throws IOException {
        if (config.updates().isEmpty()) {
            return Optional.empty();
        }
        final UpdateSettings settings = config.updates().get();
        return Optional.of(new Updater(
                settings,
                Version.of(Product.VERSION),
                proof::context,
                new UpdateDoings(settings, door, store, storage, care, selfTest, time),
                time));
    }

    @Override
    public Optional<String> obstacle() {
        final ClockReading now = time.read();
        if (now.source() == ClockSource.NONE) {
            return Optional.of("nobody vouches for its clock, so it does not know when its maintenance window is");
        }
        if (!settings.window().isOpen(now.wall())) {
            return Optional.of("its maintenance window is " + settings.window().text());
        }
        if (!door.isSound()) {
            return Optional.of("it cannot save");
        }
        if (!door.isConnected()) {
            return Optional.of("the hub is out of reach");
        }
        final long waiting = store.last() - store.delivered();
        if (waiting > MOST_WAITING) {
            return Optional.of(waiting + " events wait to be sent");
        }
        if (storage.look() != Storage.State.FINE) {
            return Optional.of("its storage is nearly full");
        }
        return onDoor(now);
    }

    /** What the door's own thread alone may look at. */
    private Optional<String> onDoor(final ClockReading now) {
        final CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        door.execute(() -> {
            try {
                answer.complete(
                        selfTest.isRunning()
                                ? Optional.of("a self-test is under way")
                                : person(store.newest(STEPS), now));
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.of("it does not know who is at the door");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("it ends");
        }
    }

    /** @param newest newest first */
    Optional<String> person(final List<Step> newest, final ClockReading now) {
        if (!newest.isEmpty() && newest.getFirst().elapsed(now, Duration.ZERO).compareTo(settings.quiet()) < 0) {
            return Optional.of("somebody scanned less than "
                    + settings.quiet().toString().substring(2).toLowerCase(Locale.ROOT) + " ago");
        }
        final Set<String> seen = new HashSet<>();
        for (final Step step : newest) {
            final boolean isTheirLast = step.tokens().stream().noneMatch(seen::contains);
            seen.addAll(step.tokens());
            if (isTheirLast
                    && step.kind() == StepKind.DOOR_ARRIVAL
                    && step.elapsed(now, Duration.ZERO).compareTo(LONGEST_AT_DOOR) < 0) {
                return Optional.of("a patient is at the door");
            }
        }
        return Optional.empty();
    }

    @Override
    public Condition condition() {
        return new Condition(
                door.isSound(),
                !care.troubles(door::troubles).contains(Trouble.HANGS),
                door.isReaderReady(),
                door.isConnected(),
                care.screen() == ScreenState.SHOWN);
    }

    @Override
    public long free() {
        return storage.free();
    }

    @Override
    public void show(final Notice notice) {
        door.update(notice);
    }

    /** As for a stop by the service manager: what is under way is stored first. */
    @Override
    public void restart() {
        CompletableFuture.delayedExecutor(SHOW_FIRST_SECONDS, TimeUnit.SECONDS)
                .execute(() -> System.exit(ExitCode.DONE));
    }
}
