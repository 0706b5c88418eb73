// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.doorclock.door.capture.Capture;
import org.doorclock.door.capture.Outcome;
import org.doorclock.door.care.Life;
import org.doorclock.door.care.Lives;
import org.doorclock.door.care.SelfCare;
import org.doorclock.door.care.Trouble;
import org.doorclock.door.clock.ClockWatch;
import org.doorclock.door.screen.Kiosk;
import org.doorclock.door.store.DoorStore;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Occurrence;
import org.doorclock.hardware.button.Button;
import org.doorclock.hardware.display.Page;
import org.doorclock.hardware.fittings.Fittings;
import org.doorclock.hardware.pins.PartState;
import org.doorclock.hardware.reader.RawScan;
import org.doorclock.hardware.reader.Reader;
import org.doorclock.hardware.reader.ReaderState;
import org.doorclock.hardware.signal.Light;
import org.doorclock.hardware.signal.Tone;
import org.doorclock.journal.JournalException;
import org.doorclock.time.ClockReading;
import org.doorclock.time.TimeSource;
import org.tinylog.Logger;

/**
 * A door at work: scans in, events on stable storage, and only then screen, light and tone. One thread does it all, one
 * scan after the other; {@link #close()} and the listeners' calls come from others.
 */
final class Door implements SelfCare.Patient, AutoCloseable {

    private static final long TICK_MILLIS = 200;
    private static final int TICKS_TO_REPAIR = 10;
    private static final int TICKS_TO_CARE = 25;
    private static final long TRIM_NANOS = Duration.ofHours(1).toNanos();
    private static final long STOP_SECONDS = 3;
    private static final long START_SECONDS = 10;

    /** What a door is made of, and what is told of it. */
    record Parts(
            DoorStore store,
            Capture capture,
            Kiosk kiosk,
            List<Reader> readers,
            List<Button> startButtons,
            List<Button> undoButtons,
            TimeSource time,
            Storage storage,
            Lives lives,
            Duration keep,
            String version) {}

    private final Parts parts;
    private final ScheduledExecutorService loop;
    private final Consumer<Outcome> outcomes;
    private final ClockWatch clockWatch = new ClockWatch();
    private final CountDownLatch starting;
    private final Life life;
    private final AtomicReference<Runnable> appended = new AtomicReference<>(() -> {});
    private volatile Light light = Light.BROKEN;
    private volatile Fittings fittings = Fittings.none();
    private volatile Page page = Page.BLANK;
    private volatile boolean storageLow;
    private volatile boolean connected;
    private final AtomicReference<Runnable> sound = new AtomicReference<>(() -> {});
    private boolean announced;
    private long trimDue;
    private int ticks;

    /**
     * @param loop the one thread; the door's from now on
     * @param outcomes hears what became of each input, after it is on stable storage
     */
    Door(final Parts parts, final ScheduledExecutorService loop, final Consumer<Outcome> outcomes) {
        this.parts = parts;
        this.loop = loop;
        this.outcomes = outcomes;
        this.starting = new CountDownLatch(1 + parts.readers().size());
        this.life = parts.lives().loop("door");
        this.trimDue = parts.time().nanos();
    }

    /** Begins; scans are taken from {@link #awaitStarted()} on. */
    void start() {
        loop.execute(() -> {
            recallClock();
            announced = record(new Fact.DeviceStarted(parts.version()));
            starting.countDown();
        });
        parts.readers().forEach(reader -> reader.start(new ReaderListener(reader)));
        listen(parts.startButtons(), parts.undoButtons());
        loop.scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Takes lights, sounder, buttons and displays into use, before or after the start. For any thread; once. */
    void attach(final Fittings opened) {
        loop.execute(() -> {
            fittings = opened;
            listen(opened.startButtons(), opened.undoButtons());
            light = Light.BROKEN;
            page = Page.BLANK;
            showFaults();
            showLight();
            showPage();
        });
    }

    private void listen(final List<Button> start, final List<Button> undo) {
        start.forEach(button -> button.start(new ButtonListener(button, parts.capture()::pressed)));
        undo.forEach(button -> button.start(new ButtonListener(button, parts.capture()::undoPressed)));
    }

    /** Waits until what is scanned is taken: the store has proved that it writes, and every reader is open or known missing. */
    void awaitStarted() throws InterruptedException {
        if (!starting.await(START_SECONDS, TimeUnit.SECONDS)) {
            Logger.warn("a reader or the store is slow to start; going on without");
        }
    }

    /** Called after each event from now on. */
    void onAppend(final Runnable listener) {
        appended.set(listener);
    }

    /** Called as soon as the door can record, on its thread: at once, or when the disk was mended. */
    void onceSound(final Runnable listener) {
        loop.execute(() -> {
            if (isSound()) {
                listener.run();
            } else {
                sound.set(listener);
            }
        });
    }

    /** Whether events reach the hub. For any thread. */
    void connected(final boolean reached) {
        connected = reached;
        loop.execute(this::showLink);
    }

    /** Has the door's one thread do something. */
    void execute(final Runnable task) {
        loop.execute(task);
    }

    /** Whether any scanner is; where there is none but typed lines, whether these are. */
    boolean isReaderReady() {
        final boolean typedOnly = parts.readers().stream().allMatch(Typed.class::isInstance);
        return parts.readers().stream()
                .filter(reader -> typedOnly || !(reader instanceof Typed))
                .anyMatch(reader -> reader.state().isReady());
    }

    /** How each part of the pin map is, by its role. For any thread. */
    Map<String, String> parts() {
        final Map<String, String> states = new LinkedHashMap<>();
        fittings.states().forEach((role, state) -> states.put(role, state.text()));
        return states;
    }

    boolean isSound() {
        return !parts.store().isBroken();
    }

    @Override
    public Set<Trouble> troubles() {
        final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
        if (!isSound()) {
            troubles.add(Trouble.CANNOT_SAVE);
        }
        if (!isReaderReady()) {
            troubles.add(Trouble.READER_MISSING);
        }
        if (storageLow) {
            troubles.add(Trouble.STORAGE_LOW);
        }
        if (fittings.states().values().stream().anyMatch(state -> !state.isReady())) {
            troubles.add(Trouble.PART_MISSING);
        }
        return troubles;
    }

    @Override
    public void hangs(final boolean hanging) {
        parts.kiosk().stuck(hanging);
        if (hanging) {
            light = Light.BROKEN;
            fittings.signal().light(Light.BROKEN);
            showPage();
        }
    }

    @Override
    public String shown() {
        return parts.kiosk().kind();
    }

    private void recallClock() {
        try {
            for (long seq = Math.max(1, parts.store().last() - ClockWatch.RECALLED + 1);
                    seq <= parts.store().last();
                    seq++) {
                parts.store().event(seq).ifPresent(clockWatch::recorded);
            }
        } catch (JournalException e) {
            Logger.warn("the last events cannot be read: {}", e.getMessage());
        }
    }

    /** Whatever goes wrong on the way, the person at the door is told. */
    private void take(final ClockReading at, final Supplier<Outcome> input) {
        loop.execute(() -> {
            try {
                tell(input.get());
            } catch (RuntimeException e) {
                Logger.error("an input failed: {}", e.getClass().getName());
                tell(new Outcome.CannotSave(at));
            }
        });
    }

    private void tell(final Outcome outcome) {
        switch (outcome) {
            case Outcome.Saved saved -> clockWatch.recorded(saved.event());
            case Outcome.NotRecorded nothing ->
                Logger.debug("nothing recorded: {}", nothing.what().why());
            case Outcome.CannotSave cannot -> Logger.debug("an input could not be saved");
        }
        parts.kiosk().show(outcome);
        Feedback.tone(outcome).ifPresent(this::answer);
        parts.kiosk().publish();
        showPage();
        outcomes.accept(outcome);
        if (outcome instanceof Outcome.CannotSave) {
            showFaults();
        }
        if (outcome instanceof Outcome.Saved) {
            appended.get().run();
        }
    }

    /** The light first: of all that people notice, it is the quickest. */
    private void answer(final Tone tone) {
        light = parts.kiosk().light();
        fittings.signal().answer(light);
        fittings.signal().sound(tone);
    }

    /** @return whether it is on record */
    private boolean record(final Fact fact) {
        final ClockReading now = parts.time().read();
        try {
            final Event event = parts.store().append(fact, Occurrence.witnessed(now), now.wall());
            clockWatch.recorded(event);
            appended.get().run();
            return true;
        } catch (JournalException e) {
            Logger.error("cannot save: {}", e.getMessage());
            showFaults();
            return false;
        }
    }

    private void tick() {
        life.mark();
        try {
            ticks++;
            if (parts.store().isBroken()
                    && ticks % TICKS_TO_REPAIR == 0
                    && parts.store().repair()) {
                Logger.info("the door can save again");
                announced = announced || record(new Fact.DeviceStarted(parts.version()));
                sound.getAndSet(() -> {}).run();
            }
            if (ticks % TICKS_TO_CARE == 1) {
                takeCare();
            }
            showFaults();
            showLink();
            parts.kiosk().refresh();
            showLight();
            showPage();
        } catch (RuntimeException e) {
            Logger.error(e, "the door's upkeep failed");
        }
    }

    private void takeCare() {
        final Storage.State storage = parts.storage().look();
        storageLow = storage != Storage.State.FINE;
        if (isSound() && storage == Storage.State.REFUSES && !parts.store().check()) {
            Logger.error("cannot save: the disk takes nothing any more");
        }
        if (isSound()) {
            clockWatch.due(parts.time().read()).ifPresent(this::record);
        }
        if (isSound() && parts.time().nanos() - trimDue >= 0) {
            trimDue = parts.time().nanos() + TRIM_NANOS;
            try {
                parts.store().trim(parts.time().now().minus(parts.keep()));
            } catch (IOException e) {
                Logger.warn("old events could not be let go: {}", e.getMessage());
            }
        }
    }

    private void showFaults() {
        parts.kiosk()
                .faults(new Kiosk.Faults(
                        parts.store().isBroken(),
                        !isReaderReady(),
                        storageLow,
                        buttons().anyMatch(Door::isBroken)));
    }

    private Stream<Button> buttons() {
        return Stream.of(parts.startButtons(), parts.undoButtons(), fittings.startButtons(), fittings.undoButtons())
                .flatMap(List::stream);
    }

    private static boolean isBroken(final Button button) {
        return !button.state().isReady();
    }

    private void showPage() {
        if (!fittings.displays().isEmpty()) {
            final Page now = parts.kiosk().page(!fittings.undoButtons().isEmpty());
            if (!now.equals(page)) {
                page = now;
                fittings.displays().forEach(display -> display.show(now));
            }
        }
    }

    private void showLink() {
        parts.kiosk().link(connected, parts.store().last() - parts.store().delivered());
    }

    private void showLight() {
        final Light now = parts.kiosk().light();
        if (now != light) {
            light = now;
            fittings.signal().light(now);
        }
    }

    @Override
    public void close() {
        parts.readers().forEach(Reader::close);
        buttons().forEach(Button::close);
        loop.shutdown();
        try {
            if (!loop.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                Logger.warn("the door did not come to rest in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        parts.store().close();
    }

    /** Hands what a button says to the door's thread, with the time at which it said it. */
    private final class ButtonListener implements Button.Listener {

        private final Button button;
        private final Function<ClockReading, Outcome> meaning;

        ButtonListener(final Button button, final Function<ClockReading, Outcome> meaning) {
            this.button = button;
            this.meaning = meaning;
        }

        @Override
        public void pressed() {
            final ClockReading now = parts.time().read();
            take(now, () -> meaning.apply(now));
        }

        @Override
        public void stateChanged(final PartState state) {
            Logger.warn("{}: {}", button.name(), state.text());
            loop.execute(() -> {
                showFaults();
                showLight();
            });
        }
    }

    /** Hands what a reader says to the door's thread, with the time at which it said it. */
    private final class ReaderListener implements Reader.Listener {

        private final Reader reader;
        private final Life life;
        private boolean told;
        private Optional<RawScan.Problem> problem = Optional.empty();

        ReaderListener(final Reader reader) {
            this.reader = reader;
            this.life = parts.lives().loop("reader " + reader.name());
        }

        @Override
        public void scanned(final RawScan scan) {
            final ClockReading now = parts.time().read();
            take(now, () -> parts.capture().scanned(scan, now));
            note(ReadProblems.of(scan));
        }

        /** One line when reads begin to fail in another way, for whoever sets the reader up. */
        private void note(final Optional<RawScan.Problem> now) {
            if (!now.equals(problem)) {
                problem = now;
                now.ifPresent(what -> Logger.info("reader {}: {}", reader.name(), ReadProblems.text(what)));
            }
        }

        @Override
        public void alive() {
            life.mark();
        }

        @Override
        public void stateChanged(final ReaderState state) {
            switch (state) {
                case ReaderState.Ready ready -> Logger.info("reader {} is ready", reader.name());
                case ReaderState.Missing missing -> Logger.warn("reader {}: {}", reader.name(), missing.reason());
            }
            if (!told) {
                told = true;
                starting.countDown();
            }
            loop.execute(Door.this::showFaults);
        }
    }
}
