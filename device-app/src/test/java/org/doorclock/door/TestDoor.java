// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.doorclock.barcode.BarcodeRules;
import org.doorclock.barcode.SymbolParser;
import org.doorclock.door.capture.Capture;
import org.doorclock.door.capture.DoorKind;
import org.doorclock.door.capture.Outcome;
import org.doorclock.door.capture.TestSettings;
import org.doorclock.door.care.Life;
import org.doorclock.door.care.Lives;
import org.doorclock.door.care.WatchedJournal;
import org.doorclock.door.retire.Retirement;
import org.doorclock.door.retire.Volume;
import org.doorclock.door.screen.Kiosk;
import org.doorclock.door.selftest.SelfTest;
import org.doorclock.door.store.DoorStore;
import org.doorclock.door.store.FullDiskJournal;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.event.Fact;
import org.doorclock.event.MalformedEventException;
import org.doorclock.event.Pseudonymiser;
import org.doorclock.hardware.button.SimulatedButton;
import org.doorclock.hardware.display.SimulatedDisplay;
import org.doorclock.hardware.fittings.SimulatedFittings;
import org.doorclock.hardware.pins.PartState;
import org.doorclock.hardware.reader.SimulatedReader;
import org.doorclock.hardware.signal.Light;
import org.doorclock.hardware.signal.RecordingSignal;
import org.doorclock.hardware.signal.Signal;
import org.doorclock.hardware.signal.Tone;
import org.doorclock.identity.SiteKeys;
import org.doorclock.journal.Journal;
import org.doorclock.time.SettableTimeSource;

/** A whole door in this process, with a simulated reader, button and clock and a disk that can be full. */
final class TestDoor implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final SettableTimeSource time;
    final SimulatedReader reader = new SimulatedReader();
    final SimulatedButton button = new SimulatedButton();
    final SimulatedButton undoButton = new SimulatedButton();
    final SimulatedDisplay display = new SimulatedDisplay();
    final RecordingSignal signal = new RecordingSignal();
    /** What was done for the eye and the ear, in its order: light, tone, screen. */
    final List<String> noticed = new CopyOnWriteArrayList<>();

    final AtomicBoolean diskFull = new AtomicBoolean();
    final AtomicReference<CountDownLatch> diskStalls = new AtomicReference<>(new CountDownLatch(0));
    final Lives lives;
    final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    final Kiosk kiosk;
    volatile Optional<Boolean> supply = Optional.empty();
    final DoorStore store;
    private final Door door;

    TestDoor(final Path directory, final DoorKind kind) throws IOException {
        this(directory, kind, new SettableTimeSource(Instant.parse("2026-07-01T13:40:00Z")));
    }

    TestDoor(final Path directory, final DoorKind kind, final SettableTimeSource time) throws IOException {
        this(directory, kind, time, new Lives(time::nanos));
    }

    TestDoor(final Path directory, final DoorKind kind, final SettableTimeSource time, final Lives lives)
            throws IOException {
        this.time = time;
        this.lives = lives;
        final SiteKeys keys = new SiteKeys(directory.resolve("keys"));
        if (!directory.resolve("keys").toFile().exists()) {
            keys.create();
        }
        final Pseudonymiser pseudonymiser = new Pseudonymiser(keys.tokeniser(), keys.sealer());
        final Life journal = lives.loop("journal");
        kiosk = new Kiosk(TestSettings.of(kind, false), "CT 1", "ct1", "4417", time, screen -> noticed.add("screen"));
        store = DoorStore.open(
                new DoorStore.Owner("demo", "ct1", "ct1"),
                directory.resolve("data"),
                () -> new WatchedJournal(
                        new FullDiskJournal(
                                Journal.open(directory.resolve("data/journal"), 1 << 20), diskFull, this::stall),
                        journal),
                Duration.ofSeconds(20));
        final SelfTest selfTest = new SelfTest(TestSettings.of(kind, false).undoWithin());
        final Capture capture = new Capture(
                TestSettings.of(kind, false),
                store,
                time,
                new SymbolParser(new BarcodeRules("RXX", "[A-Z][0-9]{6}", true))::parse,
                pseudonymiser::pseudonymise,
                Map.of("5055207100010", "Resus 1"),
                selfTest::isRunning);
        final ScheduledThreadPoolExecutor loop = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());
        loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        door = new Door(
                new DoorParts(
                        store,
                        capture,
                        kiosk,
                        List.of(reader),
                        List.of(),
                        List.of(),
                        time,
                        new Storage(directory, 1),
                        lives,
                        Duration.ofDays(7),
                        "test",
                        selfTest,
                        () -> supply,
                        retirement(directory)),
                loop,
                told -> outcomes.add(told.outcome()));
        door.attach(new SimulatedFittings(
                new NotingSignal(),
                List.of(button),
                List.of(undoButton),
                List.of(display),
                Map.of("button.start", PartState.READY, "sounder", PartState.READY)));
        door.start();
        settle();
    }

    /** What ends a device whose folders are below this one. */
    static Retirement retirement(final Path directory) {
        return new Retirement(
                "demo/ct1",
                directory.resolve("identity"),
                directory.resolve("keys"),
                directory.resolve("data"),
                volume(directory));
    }

    /** Whether it is encrypted is said below {@code devices}. */
    static Volume volume(final Path directory) {
        return new Volume(
                Optional.of(directory.resolve("word")), directory.resolve("told"), directory.resolve("devices"));
    }

    private final class NotingSignal implements Signal {

        @Override
        public void sound(final Tone tone) {
            noticed.add("tone");
            signal.sound(tone);
        }

        @Override
        public void light(final Light light) {
            noticed.add("light");
            signal.light(light);
        }
    }

    private void stall() {
        try {
            diskStalls.get().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the door's thread has done all it was given. */
    void settle() {
        final CountDownLatch done = new CountDownLatch(1);
        door.execute(done::countDown);
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Scans and waits for the outcome. */
    Outcome scan(final String symbol) {
        reader.scan(symbol);
        settle();
        return outcomes.getLast();
    }

    Outcome press() {
        button.press();
        settle();
        return outcomes.getLast();
    }

    Outcome pressUndo() {
        undoButton.press();
        settle();
        return outcomes.getLast();
    }

    /** Time passes, and the screen notices. */
    void pass(final Duration duration) {
        time.advance(duration);
        door.execute(kiosk::refresh);
        settle();
    }

    void passSeconds(final long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    Door door() {
        return door;
    }

    JsonNode screen() {
        try {
            return JSON.readTree(kiosk.current());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String kind() {
        return screen().path("kind").asText();
    }

    /** The types of all events on record but those about the device. */
    List<String> recorded() {
        return events().stream()
                .map(Event::fact)
                .filter(fact -> !(fact instanceof Fact.DeviceStarted))
                .map(Fact::type)
                .toList();
    }

    List<Event> events() {
        final List<Event> events = new ArrayList<>();
        try {
            store.read(1, (seq, record) -> {
                try {
                    return events.add(EventCodec.decode(record));
                } catch (MalformedEventException e) {
                    throw new AssertionError(e);
                }
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return events;
    }

    @Override
    public void close() {
        door.close();
    }
}
