// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.care;

import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.doorclock.door.browser.Painted;
import org.doorclock.door.browser.ScreenCare;
import org.doorclock.door.browser.ScreenState;
import org.doorclock.hardware.computer.Computer;
import org.doorclock.service.ServiceManager;
import org.doorclock.time.TimeSource;
import org.tinylog.Logger;

/**
 * The device's look after itself, on a thread of its own: the watchdog, the browser on the screen, the computer's health, and
 * what the service manager is told. Nothing here is needed to record.
 */
public final class SelfCare implements AutoCloseable {

    private static final long TURN_SECONDS = 2;
    private static final int TURNS_TO_PROBE = 2;
    private static final String MEMORY = "screen-restarts";
    private static final long STOP_SECONDS = 8;

    /** What it looks after and asks, and whom it tells. */
    public interface Patient {

        /** What is wrong with the recording. For any thread. */
        Collection<Trouble> troubles();

        /** Some of its loops hang, or all go on again. Called on this thread; must not wait for theirs. */
        void hangs(boolean hanging);

        /** Which screen is shown. For any thread. */
        String shown();
    }

    private final TimeSource time;
    private final ServiceManager manager;
    private final LongSupplier nanos;
    private final Lives lives;
    private final ComputerCare computer;
    private final ScheduledExecutorService loop;
    private volatile Optional<ScreenCare> screen = Optional.empty();
    private volatile boolean hanging;
    private volatile Supplier<Set<Trouble>> others = Set::of;
    private String status = "";
    private int turns;

    public SelfCare(final TimeSource time, final ServiceManager manager, final Computer computer) {
        this.time = time;
        this.manager = manager;
        this.nanos = () -> time.rate() == 1 ? time.nanos() : (long) (time.nanos() / time.rate());
        this.lives = new Lives(nanos);
        this.computer = new ComputerCare(computer, nanos);
        this.loop = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("care").factory());
    }

    /** Where loops that must be alive enter themselves. */
    public Lives lives() {
        return lives;
    }

    /** Has somebody asked, each time, what else is wrong; on any thread. */
    public void alsoAsk(final Supplier<Set<Trouble>> whom) {
        others = whom;
    }

    /** One line for people who ask the service manager. */
    public void status(final String line) {
        manager.tell(ServiceManager.STATUS + line);
    }

    /**
     * Begins, and says that the program is ready.
     *
     * @param url of the kiosk's page
     * @param screenCommand starts the browser; empty if the screen is somebody else's
     * @param data folder on the data disk
     */
    public void start(final Patient patient, final String url, final String screenCommand, final Path data) {
        if (!screenCommand.isEmpty()) {
            screen = Optional.of(ScreenCare.of(
                    screenCommand,
                    url + "?watched",
                    data.resolve(MEMORY),
                    time.read().bootId(),
                    patient::shown,
                    nanos));
        }
        final Watchdog watchdog = new Watchdog(lives, manager, nanos, hung -> {
            hanging = !hung.isEmpty();
            patient.hangs(hanging);
        });
        final Life server = lives.loop("page server");
        server.mark();
        final PageProbe probe = new PageProbe(url);
        manager.tell(ServiceManager.READY);
        loop.scheduleWithFixedDelay(() -> turn(patient, watchdog, server, probe), 0, TURN_SECONDS, TimeUnit.SECONDS);
    }

    private void turn(final Patient patient, final Watchdog watchdog, final Life server, final PageProbe probe) {
        try {
            if (turns++ % TURNS_TO_PROBE == 0 && probe.isAnswered()) {
                server.mark();
            }
            watchdog.turn();
            computer.turn();
            screen.ifPresent(ScreenCare::turn);
            tellStatus(troubles(patient::troubles));
        } catch (RuntimeException e) {
            Logger.error(e, "the self-care failed");
        }
    }

    private void tellStatus(final List<Trouble> troubles) {
        final String now = troubles.isEmpty()
                ? "ready"
                : troubles.stream().map(Trouble::wireName).collect(Collectors.joining(", ", "degraded: ", ""));
        if (!now.equals(status)) {
            status = now;
            status(now);
        }
    }

    /** The recording's troubles and the device's own, worst first. For any thread. */
    public List<Trouble> troubles(final Supplier<Collection<Trouble>> recording) {
        final Set<Trouble> all = EnumSet.noneOf(Trouble.class);
        all.addAll(recording.get());
        all.addAll(computer.troubles());
        all.addAll(others.get());
        if (hanging) {
            all.add(Trouble.HANGS);
        }
        if (screen() == ScreenState.LOST) {
            all.add(Trouble.SCREEN_LOST);
        }
        return List.copyOf(all);
    }

    /** The kiosk's page was painted. For any thread. */
    public void painted(final Painted picture) {
        screen.ifPresent(care -> care.painted(picture));
    }

    /** For any thread. */
    public ScreenState screen() {
        return screen.map(ScreenCare::state).orElse(ScreenState.NONE);
    }

    /** The computer's temperature; empty if nobody knows. For any thread. */
    public OptionalDouble celsius() {
        return computer.celsius();
    }

    /** Whether the computer's supply is well; empty if nobody knows. For any thread. */
    public Optional<Boolean> supply() {
        return computer.supply();
    }

    @Override
    public void close() {
        manager.tell(ServiceManager.STOPPING);
        loop.shutdown();
        try {
            if (loop.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                screen.ifPresent(ScreenCare::close);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
