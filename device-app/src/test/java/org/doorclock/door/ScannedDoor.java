// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorclock.barcode.BarcodeRules;
import org.doorclock.barcode.SymbolParser;
import org.doorclock.door.capture.Capture;
import org.doorclock.door.capture.Decision;
import org.doorclock.door.capture.DoorKind;
import org.doorclock.door.capture.Outcome;
import org.doorclock.door.capture.TestSettings;
import org.doorclock.door.store.DoorStore;
import org.doorclock.event.Event;
import org.doorclock.event.PatientRef;
import org.doorclock.hardware.reader.RawScan;
import org.doorclock.journal.SimulatedDisk;
import org.doorclock.time.SettableTimeSource;

/** The door's real capture and store on a disk that may fail; remembers what was scanned and what was acknowledged. */
final class ScannedDoor {

    private static final long SEGMENT = 3000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-07-01T13:40:00Z"));
    private final Path directory;
    private final Set<String> scanned = new LinkedHashSet<>();
    private final Map<String, Optional<String>> acknowledged = new LinkedHashMap<>();
    private final HeldAtHub hub;

    ScannedDoor(final Path directory) {
        this(directory, new HeldAtHub());
    }

    private ScannedDoor(final Path directory, final HeldAtHub hub) {
        this.directory = directory;
        this.hub = hub;
    }

    ScannedDoor copy(final Path elsewhere) {
        final ScannedDoor copy = new ScannedDoor(elsewhere, hub.copy());
        copy.time.advance(Duration.ofHours(1));
        copy.scanned.addAll(scanned);
        copy.acknowledged.putAll(acknowledged);
        return copy;
    }

    /** Scans bands until they are through or the disk takes nothing more; after every third the hub collects. */
    void live(final SimulatedDisk disk, final List<String> bands) {
        try (DoorStore store = open(disk)) {
            final Capture capture = capture(store);
            for (final String band : bands) {
                scan(capture, band);
                if (scanned.size() % 3 == 0) {
                    hub.collect(store);
                }
            }
        } catch (IOException e) {
            assertThat(disk.isOff()).as(e.getMessage()).isTrue();
        }
    }

    /** Scans bands; what is refused is scanned again, as people do. */
    void insist(final SimulatedDisk disk, final List<String> bands) throws IOException {
        try (DoorStore store = open(disk)) {
            final Capture capture = capture(store);
            for (final String band : bands) {
                if (!scan(capture, band)) {
                    assertThat(scan(capture, band)).as("the second scan").isTrue();
                }
            }
        }
    }

    /** Starts again, lets the hub collect all, and tells what is wrong with it; empty if nothing is. */
    List<String> broken(final SimulatedDisk disk) {
        final List<String> wrong = new ArrayList<>();
        try (DoorStore store = open(disk)) {
            final Capture capture = capture(store);
            for (final String band : scanned) {
                if (!acknowledged.containsKey(band)) {
                    scan(capture, band);
                }
            }
            hub.collect(store);
        } catch (IOException | AssertionError e) {
            wrong.add(e.getMessage());
        }
        final Map<String, Long> copies = hub.events().stream()
                .map(Event::fact)
                .flatMap(fact -> fact.about().stream())
                .collect(Collectors.groupingBy(PatientRef::token, Collectors.counting()));
        acknowledged.forEach((band, id) -> {
            if (copies.getOrDefault(token(band), 0L) != 1
                    || id.isPresent()
                            && hub.events().stream()
                                    .noneMatch(event -> event.id().equals(id.get()))) {
                wrong.add("an acknowledged event is held " + copies.getOrDefault(token(band), 0L) + " times");
            }
        });
        if (!scanned.stream().map(ScannedDoor::token).toList().containsAll(copies.keySet())) {
            wrong.add("an event was invented");
        }
        if (hub.gaps() > 0) {
            wrong.add(hub.gaps() + " numbers are missing");
        }
        return wrong;
    }

    private boolean scan(final Capture capture, final String band) {
        scanned.add(band);
        time.advance(Duration.ofSeconds(5));
        return switch (capture.scanned(new RawScan.Text(band), time.read())) {
            case Outcome.Saved saved -> {
                acknowledged.put(band, Optional.of(saved.event().id()));
                yield true;
            }
            case Outcome.NotRecorded known -> {
                assertThat(known.what().why()).isEqualTo(Decision.Why.ALREADY_RECORDED);
                acknowledged.putIfAbsent(band, Optional.empty());
                yield true;
            }
            case Outcome.CannotSave cannot -> false;
        };
    }

    private DoorStore open(final SimulatedDisk disk) throws IOException {
        return DoorStore.open(
                new DoorStore.Owner("demo", "ed1", "ed1"), directory, () -> disk.openJournal(SEGMENT), PATIENCE);
    }

    private Capture capture(final DoorStore store) {
        return new Capture(
                TestSettings.of(DoorKind.ED_DOOR, false),
                store,
                time,
                new SymbolParser(new BarcodeRules("", "", true))::parse,
                identifiers ->
                        new PatientRef(List.of(token(identifiers.getFirst().value())), ""),
                Map.of(),
                () -> false);
    }

    private static String token(final String band) {
        return "t1_" + band;
    }
}
