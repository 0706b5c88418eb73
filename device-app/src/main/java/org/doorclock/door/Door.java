// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doorclock.door.capture.Outcome;
import org.doorclock.door.care.Life;
import org.doorclock.door.care.SelfCare;
import org.doorclock.door.care.Trouble;
import org.doorclock.door.screen.Kiosk;
import org.doorclock.door.update.Doings.Notice;
import org.doorclock.hardware.button.Button;
import org.doorclock.hardware.fittings.Fittings;
import org.doorclock.hardware.reader.Reader;
import org.doorclock.time.ClockReading;
import org.tinylog.Logger;

/**
 * A door at work: scans in, events on stable storage, and only then screen, light and tone. One thread does it all, one
 * scan after the other; {@link #close()} and the listeners' calls come from others.
 */
final class Door implements Intake, SelfCare.Patient, AutoCloseable {

    private static final long TICK_MILLIS = 200;
    private static final int TICKS_TO_REPAIR = 10;
    private static final int TICKS_TO_CARE = 25;
    private static final long STOP_SECONDS = 3;
    private static final long START_SECONDS = 10;
    private static final String SOUNDER = "sounder";

    private final DoorParts parts;
    private final ScheduledExecutorService loop;
    private final Consumer<Told> outcomes;
    private final CountDownLatch starting;
    private final Life life;
    private final Indicators indicators;
    private final OwnRecords ownRecords;
    private final TestRun testRun;
    private final Trimming trimming;
    private final Departure departure;
    private volatile boolean storageLow;
    private volatile boolean connected;
    private final AtomicReference<Runnable> sound = new AtomicReference<>(() -> {});
    private int ticks;
    private boolean retired;

    /**
     * @param loop the one thread; the door's from now on
     * @param outcomes hears what became of each input, after it is on stable storage and the person was told
     */
    Door(final DoorParts parts, final ScheduledExecutorService loop, final Consumer<Told> outcomes) {
        this.parts = parts;
        this.loop = loop;
        this.outcomes = outcomes;
        this.starting = new CountDownLatch(1 + parts.readers().size());
        this.life = parts.lives().loop("door");
        this.indicators = new Indicators(parts.kiosk(), parts.time());
        this.ownRecords = new OwnRecords(parts.store(), parts.time(), parts.version());
        this.testRun = new TestRun(parts, ownRecords);
        this.trimming = new Trimming(parts.store(), parts.time(), parts.keep());
        this.departure = new Departure(parts.store(), parts.retirement(), parts.time());
    }

    /** Begins; scans are taken from {@link #awaitStarted()} on. */
    void start() {
        loop.execute(() -> {
            ownRecords.recall();
            ownRecords.announce();
            showFaults();
            starting.countDown();
        });
        parts.readers()
                .forEach(reader -> reader.start(new ReaderListener(
                        reader,
                        parts.capture(),
                        parts.lives().loop("reader " + reader.name()),
                        this,
                        starting::countDown)));
        listen(parts.startButtons(), parts.undoButtons());
        loop.scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Takes lights, sounder, buttons and displays into use, before or after the start. For any thread; once. */
    void attach(final Fittings opened) {
        loop.execute(() -> {
            indicators.attach(opened);
            listen(opened.startButtons(), opened.undoButtons());
            showFaults();
            indicators.show();
        });
    }

    private void listen(final List<Button> start, final List<Button> undo) {
        start.forEach(button -> button.start(new ButtonListener(button, parts.capture()::pressed, this)));
        undo.forEach(button -> button.start(new ButtonListener(button, parts.capture()::undoPressed, this)));
    }

    /** Waits until what is scanned is taken: the store has proved that it writes, and every reader is open or known missing. */
    void awaitStarted() throws InterruptedException {
        if (!starting.await(START_SECONDS, TimeUnit.SECONDS)) {
            Logger.warn("a reader or the store is slow to start; going on without");
        }
    }

    /** Called after each event from now on. */
    void onAppend(final Runnable listener) {
        ownRecords.onAppend(listener);
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

    /** Begins the commissioning self-test. For any thread. */
    void beginSelfTest() {
        loop.execute(testRun::begin);
    }

    /** Blinks, and says which device it is. For any thread. */
    void identify() {
        loop.execute(parts.kiosk()::identify);
    }

    /** Says what the clock rests on, and records it if anything vouches for it. For any thread. */
    void recordClock() {
        loop.execute(ownRecords::anchor);
    }

    /** Says that the door ends or starts anew, and records nothing meanwhile. For any thread. */
    void maintenance(final String what) {
        loop.execute(() -> {
            parts.kiosk().maintenance(what);
            indicators.show();
        });
    }

    /** Takes the device out of use, if all is delivered or {@code force} says why it may be lost. For any thread. */
    void retire(final String force, final Consumer<Departure.Said> heard) {
        loop.execute(() -> {
            departure.ask(force, heard);
            depart();
        });
    }

    /** @return whether the device is out of use */
    private boolean depart() {
        departure.turn().filter(since -> !retired).ifPresent(since -> {
            retired = true;
            parts.kiosk().retired(since, "");
            indicators.show();
        });
        return retired;
    }

    /** Says how it stands with a new version. For any thread. */
    void update(final Notice notice) {
        loop.execute(() -> indicators.update(notice));
    }

    /** Whether events reach the hub. For any thread. */
    boolean isConnected() {
        return connected;
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
        return indicators.parts();
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
        if (!indicators.isWhole()) {
            troubles.add(Trouble.PART_MISSING);
        }
        return troubles;
    }

    @Override
    public void hangs(final boolean hanging) {
        indicators.hangs(hanging);
    }

    @Override
    public String shown() {
        return indicators.shown();
    }

    /** Whatever goes wrong on the way, the person at the door is told. */
    @Override
    public void take(final Function<ClockReading, Outcome> meaning) {
        final ClockReading now = parts.time().read();
        loop.execute(() -> {
            if (retired) {
                return;
            }
            try {
                tell(meaning.apply(now));
            } catch (RuntimeException e) {
                Logger.error("an input failed: {}", e.getClass().getName());
                tell(new Outcome.CannotSave(now));
            }
        });
    }

    @Override
    public void changed() {
        loop.execute(() -> {
            showFaults();
            indicators.show();
        });
    }

    private void tell(final Outcome outcome) {
        final long decided = parts.time().nanos();
        switch (outcome) {
            case Outcome.Saved saved -> ownRecords.noted(saved.event());
            case Outcome.NotRecorded nothing ->
                Logger.debug("nothing recorded: {}", nothing.what().why());
            case Outcome.CannotSave cannot -> Logger.debug("an input could not be saved");
        }
        testRun.heed(outcome);
        final long lit = indicators.tell(outcome);
        outcomes.accept(new Told(outcome, decided, lit));
        if (outcome instanceof Outcome.CannotSave) {
            showFaults();
        }
        if (outcome instanceof Outcome.Saved) {
            ownRecords.tellOfAppended();
        }
    }

    private void tick() {
        life.mark();
        try {
            if (depart()) {
                return;
            }
            ticks++;
            if (parts.store().isBroken()
                    && ticks % TICKS_TO_REPAIR == 0
                    && parts.store().repair()) {
                Logger.info("the door can save again");
                ownRecords.announce();
                sound.getAndSet(() -> {}).run();
            }
            if (ticks % TICKS_TO_CARE == 1) {
                takeCare();
            }
            showFaults();
            showLink();
            lookAtTest();
            indicators.refresh();
        } catch (RuntimeException e) {
            Logger.error(e, "the door's upkeep failed");
        }
    }

    void lookAtTest() {
        testRun.look(connected, indicators.parts().containsKey(SOUNDER));
    }

    private void takeCare() {
        final Storage.State storage = parts.storage().look();
        storageLow = storage != Storage.State.FINE;
        if (isSound() && storage == Storage.State.REFUSES && !parts.store().check()) {
            Logger.error("cannot save: the disk takes nothing any more");
        }
        if (isSound()) {
            ownRecords.clock();
        }
        if (isSound()) {
            trimming.turn();
        }
    }

    private void showFaults() {
        indicators.faults(new Kiosk.Faults(
                parts.store().isBroken(),
                !isReaderReady(),
                storageLow,
                buttons().anyMatch(Door::isBroken)));
    }

    private Stream<Button> buttons() {
        return Stream.concat(
                Stream.of(parts.startButtons(), parts.undoButtons()).flatMap(List::stream), indicators.buttons());
    }

    private static boolean isBroken(final Button button) {
        return !button.state().isReady();
    }

    private void showLink() {
        indicators.link(connected, parts.store().last() - parts.store().delivered());
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
}
