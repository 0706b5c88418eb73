// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.doorclock.barcode.Symbol;
import org.doorclock.door.capture.Decision.Kind;
import org.doorclock.door.capture.Decision.Why;
import org.doorclock.door.store.DoorStore;
import org.doorclock.door.store.Step;
import org.doorclock.door.store.StepKind;
import org.doorclock.event.Event;
import org.doorclock.event.Occurrence;
import org.doorclock.event.PatientRef;
import org.doorclock.event.Place;
import org.doorclock.hardware.reader.RawScan;
import org.doorclock.identity.Identifier;
import org.doorclock.identity.TestNumbers;
import org.doorclock.journal.JournalException;
import org.doorclock.time.ClockReading;
import org.doorclock.time.TimeSource;
import org.tinylog.Logger;

/**
 * From a scan to an event on stable storage. What an answer says has happened when it is given: first the journal, then the
 * feedback. For one thread, the store's.
 */
public final class Capture {

    private static final int MOST_AT_DOOR = 200;
    private static final String CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int CODE_LENGTH = 10;

    private final CaptureRules rules;
    private final DoorStore store;
    private final TimeSource time;
    private final Function<String, Symbol> parser;
    private final Function<List<Identifier>, PatientRef> pseudonymiser;
    private final Map<String, String> places;
    private final BooleanSupplier testing;
    private final DoubleReads doubleReads;
    private final SecureRandom random = new SecureRandom();
    private Recent recent = Recent.NONE;

    /**
     * @param places GLN, or GLN and extension joined by a full stop, to what people call the place
     * @param testing whether a self-test goes on: test wristbands then stand for no patient
     */
    public Capture(
            final CaptureSettings settings,
            final DoorStore store,
            final TimeSource time,
            final Function<String, Symbol> parser,
            final Function<List<Identifier>, PatientRef> pseudonymiser,
            final Map<String, String> places,
            final BooleanSupplier testing) {
        this.testing = testing;
        this.rules = new CaptureRules(settings);
        this.store = store;
        this.time = time;
        this.parser = parser;
        this.pseudonymiser = pseudonymiser;
        this.places = Map.copyOf(places);
        this.doubleReads = new DoubleReads(settings.doubleRead());
    }

    /**
     * A reader has read something.
     *
     * @param now when it did
     */
    public Outcome scanned(final RawScan scan, final ClockReading now) {
        return switch (scan) {
            case RawScan.Text text ->
                doubleReads.isRepeat(text.text(), now)
                        ? new Outcome.NotRecorded(CaptureRules.nothing(Why.DOUBLE_READ), now)
                        : take(input(parser.apply(text.text())), now);
            case RawScan.Garbled garbled -> take(new Input.Unreadable(), now);
        };
    }

    /**
     * The button was pressed.
     *
     * @param now when it was
     */
    public Outcome pressed(final ClockReading now) {
        return take(new Input.Press(), now);
    }

    /**
     * The undo button was pressed.
     *
     * @param now when it was
     */
    public Outcome undoPressed(final ClockReading now) {
        return take(new Input.UndoPress(), now);
    }

    private Input input(final Symbol symbol) {
        return switch (symbol) {
            case Symbol.Wristband band
            when testing.getAsBoolean() && TestNumbers.isTest(band.identifiers()) -> new Input.TestBand(true);
            case Symbol.Wristband band when TestNumbers.isPrinted(band.identifiers()) -> new Input.TestBand(false);
            case Symbol.Wristband band -> new Input.Wristband(pseudonymiser.apply(band.identifiers()), band.ending());
            case Symbol.PlaceCode code -> new Input.PlaceCode(new Place(code.gln(), code.extension(), name(code)));
            case Symbol.Command command -> new Input.Command(command.verb(), command.argument());
            case Symbol.NotAPatient stranger -> new Input.Stranger();
            case Symbol.Unreadable unreadable -> new Input.Unreadable();
        };
    }

    private String name(final Symbol.PlaceCode code) {
        return places.getOrDefault(code.gln() + "." + code.extension(), places.getOrDefault(code.gln(), ""));
    }

    private Outcome take(final Input input, final ClockReading now) {
        try {
            // Before anything is looked up: what a failed disk refused may turn out to be on record.
            store.repair();
            final Decision decision = rules.decide(input, now, records(now), recent);
            return switch (decision) {
                case Decision.Record what -> save(what, input, now);
                case Decision.Nothing what -> {
                    remember(input, now);
                    yield new Outcome.NotRecorded(what, now);
                }
            };
        } catch (IOException | UncheckedIOException e) {
            Logger.error("cannot save: {}", e.getMessage());
            doubleReads.forget();
            return new Outcome.CannotSave(now);
        }
    }

    private Outcome save(final Decision.Record what, final Input input, final ClockReading now)
            throws JournalException {
        if (store.isBroken()) {
            throw new JournalException("the journal is not to be had");
        }
        final Event event = store.append(what.fact(), Occurrence.witnessed(now), time.now());
        remember(input, now);
        if (what.kind() == Kind.UNDONE) {
            doubleReads.forget();
            recent = Recent.NONE;
            return new Outcome.Saved(what, event, now, Optional.empty());
        }
        final UndoOffer offer = new UndoOffer(code(), event.id(), now);
        final boolean used = what.kind() == Kind.PLACED || what.kind() == Kind.CLOSED;
        recent = new Recent(used ? Optional.empty() : recent.patient(), Optional.of(offer));
        return new Outcome.Saved(what, event, now, Optional.of(offer));
    }

    private void remember(final Input input, final ClockReading now) {
        if (input instanceof Input.Wristband band) {
            recent = new Recent(Optional.of(new Recent.Seen(band.patient(), band.ending(), now)), recent.undo());
        }
    }

    private String code() {
        return random.ints(CODE_LENGTH, 0, CODE_LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(CODE_LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }

    private CaptureRules.Records records(final ClockReading now) {
        return new CaptureRules.Records() {
            @Override
            public List<Step> steps(final List<String> tokens) {
                try {
                    return store.steps(tokens);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public List<PatientRef> atDoor(final Duration window) {
                try {
                    return waiting(now, window);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private List<PatientRef> waiting(final ClockReading now, final Duration window) throws IOException {
        final List<String> known = new ArrayList<>();
        final List<PatientRef> waiting = new ArrayList<>();
        for (final Step step : store.newest(MOST_AT_DOOR)) {
            final boolean newestOfPatient = step.tokens().stream().noneMatch(known::contains);
            known.addAll(step.tokens());
            if (newestOfPatient
                    && step.kind() == StepKind.DOOR_ARRIVAL
                    && step.elapsed(now, Duration.ZERO).compareTo(window) < 0) {
                store.event(step.seq()).flatMap(event -> event.fact().about()).ifPresent(waiting::add);
            }
        }
        return waiting;
    }
}
