// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.doorclock.barcode.SymbolParser;
import org.doorclock.door.capture.Capture;
import org.doorclock.door.care.Life;
import org.doorclock.door.care.SelfCare;
import org.doorclock.door.care.WatchedJournal;
import org.doorclock.door.clock.DoorClock;
import org.doorclock.door.config.DoorConfig;
import org.doorclock.door.http.Audience;
import org.doorclock.door.http.KioskServer;
import org.doorclock.door.http.PortInUseException;
import org.doorclock.door.retire.Retirement;
import org.doorclock.door.screen.Kiosk;
import org.doorclock.door.selftest.SelfTest;
import org.doorclock.door.store.DoorStore;
import org.doorclock.door.update.Updater;
import org.doorclock.door.uplink.Uplink;
import org.doorclock.event.Pseudonymiser;
import org.doorclock.hardware.button.Button;
import org.doorclock.hardware.button.SimulatedButton;
import org.doorclock.hardware.computer.SysfsComputer;
import org.doorclock.hardware.reader.Framing;
import org.doorclock.hardware.reader.LineReader;
import org.doorclock.hardware.reader.Reader;
import org.doorclock.hardware.reader.ReaderAddress;
import org.doorclock.hardware.reader.ReaderSettings;
import org.doorclock.hardware.reader.Readers;
import org.doorclock.identity.SiteKeys;
import org.doorclock.journal.Journal;
import org.doorclock.service.Systemd;
import org.doorclock.settings.Product;
import org.doorclock.time.TimeSource;
import org.tinylog.Logger;

/** Puts a door together from its configuration. The store is opened while the page's server starts. */
final class DoorProgram implements Running {

    private static final long SEGMENT_BYTES = 1L << 20;
    private static final Duration INDEX_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LEAVE = Duration.ofSeconds(3);

    private final KioskServer server;
    private final Door door;
    private final OpeningFittings fittings;
    private final DoorClock clock;
    private final AtomicReference<Optional<Uplink>> uplink;
    private final SelfCare care;
    private final Retirement retirement;
    private final Proof proof;
    private final Optional<Updater> updater;

    private DoorProgram(
            final KioskServer server,
            final Door door,
            final OpeningFittings fittings,
            final DoorClock clock,
            final AtomicReference<Optional<Uplink>> uplink,
            final SelfCare care,
            final Retirement retirement,
            final Proof proof,
            final Optional<Updater> updater) {
        this.clock = clock;
        this.retirement = retirement;
        this.proof = proof;
        this.updater = updater;
        this.care = care;
        this.server = server;
        this.door = door;
        this.fittings = fittings;
        this.uplink = uplink;
    }

    /**
     * Starts a door.
     *
     * @param retirement which has not begun
     * @param readers where more are, beside those of the configuration
     * @param stdin whether lines on standard input are scans
     * @param echo whether to print what became of each scan
     */
    static DoorProgram start(
            final DoorConfig config,
            final Retirement retirement,
            final List<ReaderAddress> readers,
            final boolean stdin,
            final boolean echo)
            throws IOException, PortInUseException {
        config.logFolder().ifPresent(LogRing::begin);
        final DoorClock clock = DoorClock.of(
                config.data(),
                config.clock().trust(),
                config.clock().driftPpm(),
                config.clock().rate(),
                config.clock().origin());
        final TimeSource time = clock.time();
        final SelfCare care = new SelfCare(
                time, Systemd.of(System.getenv(), ProcessHandle.current().pid()), new SysfsComputer(Path.of("/sys")));
        final Audience audience = new Audience();
        final Kiosk kiosk = new Kiosk(config.capture(), config.name(), config.device(), config.phone(), time, audience);
        final FutureTask<DoorStore> opening =
                new FutureTask<>(() -> store(config, care.lives().loop("journal")));
        Thread.ofPlatform().name("opening").start(opening);
        final OpeningFittings fittings = OpeningFittings.start(config.pins());
        final SiteKeys keys = new SiteKeys(config.keys());
        final Pseudonymiser pseudonymiser = new Pseudonymiser(keys.tokeniser(), keys.sealer());
        final Proof proof = Proof.of(config, time);
        care.alsoAsk(proof::troubles);
        final DoorHealth health = new DoorHealth(care, proof::text, retirement::isOfEncrypted);
        final KioskServer server = KioskServer.start(
                config.httpPort(),
                new KioskServer.Feed(kiosk::current, kiosk::beat, health::report, care::painted),
                audience);
        final DoorStore store = await(opening);
        final SymbolParser parser = new SymbolParser(config.barcodes());
        final SelfTest selfTest = new SelfTest(config.capture().undoWithin());
        final Capture capture = new Capture(
                config.capture(),
                store,
                time,
                parser::parse,
                pseudonymiser::pseudonymise,
                config.places(),
                selfTest::isRunning);
        final SimulatedButton button = new SimulatedButton();
        final SimulatedButton undoButton = new SimulatedButton();
        final Storage storage = new Storage(config.data(), config.storageLow());
        final Door door = new Door(
                new DoorParts(
                        store,
                        capture,
                        kiosk,
                        readers(config, readers, stdin, button, undoButton),
                        List.<Button>of(button),
                        List.<Button>of(undoButton),
                        time,
                        storage,
                        care.lives(),
                        config.keep(),
                        Product.VERSION,
                        selfTest,
                        care::supply,
                        retirement),
                loop(),
                echo ? printing(System.out) : told -> {});
        health.of(door);
        fittings.whenOpen(door::attach);
        door.start();
        final Optional<Updater> updater =
                UpdateDoings.updater(config, door, store, storage, care, selfTest, proof, time);
        final AtomicReference<Optional<Uplink>> uplink = new AtomicReference<>(Optional.empty());
        config.broker()
                .ifPresent(broker -> door.onceSound(() -> uplink.set(Optional.of(
                        HubLink.start(broker, config, store, door, kiosk, storage, care, clock, proof, updater)))));
        awaitStarted(door);
        clock.start();
        care.start(door, server.url(), config.screenCommand(), config.data());
        updater.ifPresent(Updater::start);
        return new DoorProgram(server, door, fittings, clock, uplink, care, retirement, proof, updater);
    }

    private static void awaitStarted(final Door door) throws IOException {
        try {
            door.awaitStarted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", e);
        }
    }

    private static DoorStore store(final DoorConfig config, final Life journal) throws IOException {
        return DoorStore.open(
                new DoorStore.Owner(config.site(), config.device(), config.door()),
                config.data(),
                () -> new WatchedJournal(Journal.open(config.data().resolve("journal"), SEGMENT_BYTES), journal),
                INDEX_PATIENCE);
    }

    private static DoorStore await(final FutureTask<DoorStore> opening) throws IOException {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", e);
        }
    }

    private static List<Reader> readers(
            final DoorConfig config,
            final List<ReaderAddress> more,
            final boolean stdin,
            final SimulatedButton button,
            final SimulatedButton undoButton) {
        final Framing framing = new Framing(Framing.STANDARD.longest(), Framing.STANDARD.pause(), config.pauseEnds());
        final ReaderSettings settings = new ReaderSettings(framing, config.lettersWithoutAim());
        final List<Reader> readers = new ArrayList<>();
        Stream.concat(config.readers().stream(), more.stream())
                .distinct()
                .forEach(address -> readers.add(Readers.at(address, settings)));
        if (stdin) {
            readers.add(new Typed(new LineReader("standard input", System.in), button, undoButton));
        }
        return readers;
    }

    private static ScheduledThreadPoolExecutor loop() {
        final ScheduledThreadPoolExecutor loop = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("door").factory(), new ThreadPoolExecutor.DiscardPolicy());
        loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return loop;
    }

    private static Consumer<Told> printing(final PrintStream out) {
        return told -> out.println(Echo.line(told));
    }

    @Override
    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        door.maintenance("It is stopped or starts again.");
        care.close();
        updater.ifPresent(Updater::close);
        uplink.get().ifPresent(DoorProgram::takeLeave);
        proof.close();
        clock.close();
        door.close();
        fittings.close();
        server.close();
        finishRetirement();
    }

    /** What is cut off is done at the next start. */
    private void finishRetirement() {
        try {
            if (retirement.since().isPresent()) {
                retirement.finish();
            }
        } catch (IOException e) {
            Logger.error("not all could be destroyed, it goes on at the next start: {}", e.getMessage());
        }
    }

    /** An uplink in the middle of an attempt to connect is not waited for. */
    private static void takeLeave(final Uplink uplink) {
        try {
            Thread.ofPlatform().daemon().name("leave").start(uplink::close).join(LEAVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
