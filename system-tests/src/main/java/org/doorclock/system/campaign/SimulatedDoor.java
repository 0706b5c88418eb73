// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorclock.barcode.BarcodeRules;
import org.doorclock.barcode.SymbolParser;
import org.doorclock.door.capture.Capture;
import org.doorclock.door.capture.CaptureSettings;
import org.doorclock.door.capture.DoorKind;
import org.doorclock.door.capture.Outcome;
import org.doorclock.door.clock.ClockWatch;
import org.doorclock.door.clock.DoorClock;
import org.doorclock.door.store.DoorStore;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Occurrence;
import org.doorclock.event.PatientRef;
import org.doorclock.hardware.reader.RawScan;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;
import org.doorclock.time.ClockLimits;
import org.doorclock.time.ClockMemory;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SimulatedMachine;
import org.doorclock.time.SystemTimeSource;

/** A door's own clock, capture and store, on a machine whose clocks are simulated. What it records is known to happen when. */
final class SimulatedDoor implements AutoCloseable {

    private static final long SEGMENT_BYTES = 1L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration WHILE_SLEWING = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration CARE = Duration.ofSeconds(10);
    private static final int SHARE_OF_PASSED = 4;

    private final SimulatedMachine machine;
    private final Path memory;
    private final ClockTrust trust;
    private final ClockLimits limits;
    private final DoorStore store;
    private final Map<Long, Instant> truths = new HashMap<>();
    private final ClockReport report;
    private final String name;
    private SystemTimeSource time;
    private DoorClock clock;
    private Capture capture;
    private ClockWatch watch;
    private Duration cared = Duration.ZERO;
    private int patients;

    SimulatedDoor(
            final SimulatedMachine machine,
            final Path directory,
            final ClockTrust trust,
            final ClockLimits limits,
            final ClockReport report,
            final String name)
            throws IOException {
        this.machine = machine;
        this.memory = directory.resolve("clock");
        this.trust = trust;
        this.limits = limits;
        this.report = report;
        this.name = name;
        this.store = DoorStore.open(
                new DoorStore.Owner("north", "ct1", "ct1"),
                directory,
                () -> Journal.open(directory.resolve("journal"), SEGMENT_BYTES),
                PATIENCE);
    }

    /** The program starts, for the first time, again, or after a power cut. */
    void start() throws JournalException {
        time = new SystemTimeSource(
                machine, () -> machine.sinceBoot().toNanos(), trust, ClockMemory.in(memory), limits);
        clock = new DoorClock(time, time);
        capture = new Capture(
                new CaptureSettings(DoorKind.CT_DOOR, true, CARE, LONGEST, CARE, CARE, CARE, Duration.ofMillis(1)),
                store,
                time,
                new SymbolParser(new BarcodeRules("RXX", "[A-Z][0-9]{6}", true))::parse,
                identifiers -> new PatientRef(List.of("t1_patient-" + patients), ""),
                Map.of(),
                () -> false);
        watch = new ClockWatch();
        for (long seq = Math.max(1, store.last() - ClockWatch.RECALLED + 1); seq <= store.last(); seq++) {
            store.event(seq).ifPresent(watch::recorded);
        }
        cared = Duration.ZERO;
        record(new Fact.DeviceStarted("campaign"));
    }

    /** Time passes; the program looks at its clocks several times a second at first, then ever less often. */
    void pass(final Duration duration) throws JournalException {
        Duration passed = Duration.ZERO;
        while (passed.compareTo(duration) < 0) {
            Duration step = LOOK;
            if (passed.dividedBy(SHARE_OF_PASSED).compareTo(step) > 0) {
                step = passed.dividedBy(SHARE_OF_PASSED);
            }
            step = least(step, least(machine.isSlewing() ? WHILE_SLEWING : LONGEST, duration.minus(passed)));
            machine.advance(step);
            passed = passed.plus(step);
            look();
        }
    }

    private void look() throws JournalException {
        time.upkeep();
        final ClockReading now = time.read();
        report.check("reading " + now.source().wireName(), now.interval(), machine.truth(), name);
        if (machine.sinceBoot().minus(cared).compareTo(CARE) >= 0) {
            cared = machine.sinceBoot();
            final Optional<Fact.ClockAnchor> due = watch.due(now);
            if (due.isPresent()) {
                record(due.get());
                report.count("anchors");
            }
        }
    }

    void scan() {
        patients++;
        final ClockReading now = time.read();
        final Outcome outcome = capture.scanned(new RawScan.Text("A%06d".formatted(patients)), now);
        if (!(outcome instanceof Outcome.Saved saved)) {
            throw new IllegalStateException("a scan was not saved");
        }
        recorded(saved.event());
        report.count("scans");
    }

    private void record(final Fact fact) throws JournalException {
        final ClockReading now = time.read();
        recorded(store.append(fact, Occurrence.witnessed(now), now.wall()));
    }

    private void recorded(final Event event) {
        watch.recorded(event);
        truths.put(event.origin().seq(), machine.truth());
        report.check(
                "recorded " + event.occurred().source().wireName(),
                event.occurred().when(),
                machine.truth(),
                name + ", event " + event.origin().seq());
    }

    /** Whether the next start would believe no network time alone. */
    boolean isSuspicious() {
        return ClockMemory.in(memory)
                .load()
                .filter(ClockMemory.Remembered::suspect)
                .isPresent();
    }

    ClockReading read() {
        return time.read();
    }

    DoorClock clock() {
        return clock;
    }

    Event event(final long seq) throws JournalException {
        return store.event(seq).orElseThrow();
    }

    long last() {
        return store.last();
    }

    Instant truth(final long seq) {
        return truths.get(seq);
    }

    private static Duration least(final Duration one, final Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        store.close();
    }
}
