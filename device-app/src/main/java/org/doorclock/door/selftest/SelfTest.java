// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.selftest;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.doorclock.door.capture.UndoOffer;
import org.doorclock.event.Check;
import org.doorclock.event.Check.Result;
import org.doorclock.event.Fact;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;

/**
 * The commissioning self-test: what the door can see for itself, and what it needs a person for, one thing after the other. It
 * ends when all is done, when somebody ends it, or after {@link #LASTS}; a power cut forgets it. For the door's thread, but for
 * {@link #isRunning}.
 */
public final class SelfTest {

    /** A test that nobody goes on with ends after so long. */
    public static final Duration LASTS = Duration.ofMinutes(15);

    /** How long the screen shows how it ended. */
    static final Duration RESULT_STAYS = Duration.ofSeconds(60);

    private final Duration undoWithin;
    private final Map<Check, Result> results = new EnumMap<>(Check.class);
    private volatile boolean running;
    private Optional<ClockReading> began = Optional.empty();
    private Optional<ClockReading> ended = Optional.empty();
    private Optional<UndoOffer> undo = Optional.empty();
    private long scanned;
    private boolean wasCut;
    private long scannedWhileCut;
    private boolean connected;

    /**
     * What the door sees for itself.
     *
     * @param supply whether the computer's supply is well; empty if it does not tell
     * @param connected whether the hub is reached
     * @param clock what the clock rests on
     * @param sounder whether there is one
     * @param delivered the hub's receipts cover every event up to here
     */
    public record Seen(
            Optional<Boolean> supply, boolean connected, ClockSource clock, boolean sounder, long delivered) {}

    /** @param undoWithin how long an undo is offered */
    public SelfTest(final Duration undoWithin) {
        this.undoWithin = undoWithin;
    }

    /** Whether test wristbands stand for no patient now. For any thread. */
    public boolean isRunning() {
        return running;
    }

    /** Begins, unless it goes on already. */
    public void begin(final ClockReading now) {
        if (running) {
            return;
        }
        for (final Check check : Check.values()) {
            results.put(check, Result.OPEN);
        }
        began = Optional.of(now);
        ended = Optional.empty();
        undo = Optional.empty();
        scanned = 0;
        wasCut = false;
        scannedWhileCut = 0;
        running = true;
    }

    /** The test symbol was read. */
    public void symbolRead(final boolean asPrinted) {
        if (running && prompt() == Prompt.SAY_HEARD) {
            results.put(Check.SOUND, Result.FAILED);
        } else if (running) {
            results.put(Check.READER_LAYOUT, asPrinted ? Result.PASSED : Result.FAILED);
        }
    }

    /**
     * A test wristband was read and saved.
     *
     * @param seq of its event
     */
    public void bandSaved(final long seq, final Optional<UndoOffer> offer) {
        if (!running) {
            return;
        }
        final Prompt asked = prompt();
        undo = offer;
        results.put(Check.WRISTBAND_SCAN, Result.PASSED);
        scanned = scanned == 0 ? seq : scanned;
        if (asked == Prompt.SCAN_BAND_OFFLINE) {
            scannedWhileCut = seq;
        } else if (asked == Prompt.SCAN_FROM_AFAR) {
            results.put(Check.READING_DISTANCE, Result.PASSED);
        }
    }

    /** An event was undone. */
    public void undone(final String eventId) {
        if (running && undo.filter(offer -> offer.eventId().equals(eventId)).isPresent()) {
            results.put(Check.UNDO, Result.PASSED);
            undo = Optional.empty();
        }
    }

    /** Somebody says that they heard the tone. */
    public void heard() {
        if (running) {
            results.put(Check.SOUND, Result.PASSED);
        }
    }

    /** Looks at what the door sees. Answers what is to be recorded, once, when the test has ended. */
    public Optional<Fact.DeviceTested> look(final Seen seen, final ClockReading now) {
        if (!running) {
            return Optional.empty();
        }
        connected = seen.connected;
        results.put(Check.POWER, seen.supply.map(SelfTest::passed).orElse(Result.ABSENT));
        results.put(Check.CLOCK, seen.clock == ClockSource.NONE ? Result.OPEN : Result.PASSED);
        if (seen.connected) {
            results.put(Check.NETWORK, Result.PASSED);
        }
        if (!seen.sounder && results.get(Check.SOUND) == Result.OPEN) {
            results.put(Check.SOUND, Result.ABSENT);
        }
        if (scanned > 0 && seen.delivered >= scanned) {
            results.put(Check.HUB_RECEIPT, Result.PASSED);
        }
        lookOffline(seen);
        if (undo.isPresent() && isOver(undo.get().at(), undoWithin, now)) {
            undo = Optional.empty();
        }
        final boolean done = results.values().stream().noneMatch(Result.OPEN::equals);
        return done || isOver(began.orElseThrow(), LASTS, now) ? Optional.of(end(now)) : Optional.empty();
    }

    private void lookOffline(final Seen seen) {
        if (!seen.connected && prompt() == Prompt.UNPLUG) {
            wasCut = true;
        }
        if (scannedWhileCut > 0 && seen.connected && seen.delivered >= scannedWhileCut) {
            results.put(Check.OFFLINE, Result.PASSED);
        }
    }

    /** Ends it as it stands. */
    public Fact.DeviceTested end(final ClockReading now) {
        running = false;
        ended = Optional.of(now);
        return new Fact.DeviceTested(results);
    }

    /** What is to be shown; empty if there is nothing. */
    public Optional<Progress> progress(final ClockReading now) {
        if (running) {
            final Prompt asked = prompt();
            return Optional.of(new Progress(asked, results, undo.filter(offer -> asked == Prompt.UNDO)));
        }
        ended = ended.filter(at -> !isOver(at, RESULT_STAYS, now));
        return ended.map(at -> new Progress(
                new Fact.DeviceTested(results).passed() ? Prompt.PASSED : Prompt.NOT_PASSED,
                results,
                Optional.empty()));
    }

    private Prompt prompt() {
        return Arrays.stream(Check.values())
                .filter(check -> results.get(check) == Result.OPEN || check == Check.READER_LAYOUT && isFailed(check))
                .flatMap(check -> asks(check).stream())
                .findFirst()
                .orElse(Prompt.WAIT);
    }

    private boolean isFailed(final Check check) {
        return results.get(check) == Result.FAILED;
    }

    /** What a person has to do for a check; empty if nothing. */
    private Optional<Prompt> asks(final Check check) {
        return switch (check) {
            case POWER, NETWORK, CLOCK -> Optional.empty();
            case READER_LAYOUT -> Optional.of(Prompt.SCAN_TEST_SYMBOL);
            case WRISTBAND_SCAN -> Optional.of(Prompt.SCAN_BAND);
            case HUB_RECEIPT -> Optional.of(Prompt.WAIT_FOR_HUB);
            case UNDO -> Optional.of(undo.isPresent() ? Prompt.UNDO : Prompt.SCAN_BAND_TO_UNDO);
            case SOUND -> Optional.of(Prompt.SAY_HEARD);
            case OFFLINE -> Optional.of(offline());
            case READING_DISTANCE -> Optional.of(Prompt.SCAN_FROM_AFAR);
        };
    }

    private Prompt offline() {
        if (!wasCut) {
            return Prompt.UNPLUG;
        }
        if (scannedWhileCut == 0) {
            return connected ? Prompt.UNPLUG : Prompt.SCAN_BAND_OFFLINE;
        }
        return Prompt.PLUG_IN;
    }

    private static Result passed(final boolean well) {
        return well ? Result.PASSED : Result.FAILED;
    }

    private static boolean isOver(final ClockReading since, final Duration lasts, final ClockReading now) {
        return now.sinceBoot().minus(since.sinceBoot()).compareTo(lasts) >= 0;
    }
}
