// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.door.capture.Decision;
import org.doorclock.door.capture.Outcome;
import org.doorclock.door.store.Step;
import org.doorclock.event.Fact;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.doorclock.wire.Board;

/** What the kiosk answers to a scan. */
final class ScanFaces {

    /** The clock start of a case whose arrival at the hospital nobody has recorded. */
    private static final String DOOR_ARRIVAL = "door-arrival";

    private final Faces faces;
    private final Duration undoWithin;

    /** @param undoWithin how long a scan can be undone */
    ScanFaces(final Faces faces, final Duration undoWithin) {
        this.faces = faces;
        this.undoWithin = undoWithin;
    }

    Face of(final Outcome outcome, final Optional<Board> board, final Link link, final Instant now) {
        return switch (outcome) {
            case Outcome.Saved saved -> saved(saved, board, link, now);
            case Outcome.NotRecorded nothing -> nothing(nothing.what());
            case Outcome.CannotSave cannot -> faces.cannotSave();
        };
    }

    private Face saved(final Outcome.Saved saved, final Optional<Board> board, final Link link, final Instant now) {
        final Optional<Board.Row> row = saved.what().patient().flatMap(patient -> Wait.row(board, patient));
        final Face face = isUnsure(saved.at()) && saved.what().kind() != Decision.Kind.UNDONE
                ? clockUnchecked(saved)
                : switch (saved.what().kind()) {
                    case DOOR_ARRIVAL -> atDoor(row, now);
                    case SCAN_START -> scanStarted(saved, row, board.isPresent() && link.connected(), now);
                    case HOSPITAL_ARRIVAL ->
                        Face.of("arrived", Look.TEAL, Glyph.TICK, "Arrived", "Scan the place code next.")
                                .withNumber(Faces.time(saved.at().wall()), "saved");
                    case PLACED ->
                        Face.of(
                                "placed",
                                Look.TEAL,
                                Glyph.PLACE,
                                "Place saved",
                                place(saved.what().fact()));
                    case PATHWAY ->
                        Face.of(
                                "pathway",
                                Look.TEAL,
                                Glyph.TICK,
                                "Pathway saved",
                                pathway(saved.what().fact()));
                    case CLOSED ->
                        Face.of(
                                "closed",
                                Look.TEAL,
                                Glyph.TICK,
                                "Case closed",
                                closed(saved.what().fact()));
                    case UNDONE ->
                        Face.of(
                                "undone",
                                Look.PAPER,
                                Glyph.UNDO,
                                "Undone",
                                "The last scan does not count. Scan the right wristband.");
                    case TEST_SCAN ->
                        Face.of("test-scan", Look.TEAL, Glyph.TICK, "Test saved", "It is about no patient.");
                };
        return face.withBand(saved.what().ending())
                .withUndo(saved.undo().map(offer -> UndoSymbol.of(offer, canBeWrong(saved), undoWithin)));
    }

    /** Undoing a pathway leaves the patient where the patient is. */
    private static String canBeWrong(final Outcome.Saved saved) {
        return saved.what().kind() == Decision.Kind.PATHWAY ? "pathway" : "patient";
    }

    private static Face atDoor(final Optional<Board.Row> row, final Instant now) {
        final Face face = Face.of("at-door", Look.TEAL_EDGE, Glyph.DOOR, "At CT door", "Scan again when the CT starts");
        if (row.isEmpty()) {
            return face;
        }
        final Wait wait = Wait.of(row.get(), now);
        return wait.isOver()
                ? face.withNumber("+" + wait.over(), "min over")
                : face.withNumber(Long.toString(wait.left()), "min left");
    }

    private static Face scanStarted(
            final Outcome.Saved saved, final Optional<Board.Row> row, final boolean hubKnows, final Instant now) {
        final Optional<Board.Row> arrived = row.filter(r -> !r.clockStart().equals(DOOR_ARRIVAL));
        final String headline = "Scan started";
        if (arrived.isPresent()) {
            final Wait wait = Wait.of(
                    arrived.get(),
                    saved.at().wall().isAfter(now) ? now : saved.at().wall());
            return Face.of("scan-started", Look.TEAL, Glyph.TICK, headline, "")
                    .withNumber(Long.toString(wait.elapsed()), "min after", "arrival");
        }
        final String at = Faces.time(saved.at().wall());
        if (hubKnows) {
            return Face.of(
                    "no-arrival",
                    Look.AMBER,
                    Glyph.CLOCK,
                    "No arrival time",
                    at + " is saved as the scan start. Ask ED to add the arrival.");
        }
        return Face.of("offline-saved", Look.TEAL, Glyph.TICK, headline, "")
                .withNumber(at, "saved here,", "sends later");
    }

    private Face clockUnchecked(final Outcome.Saved saved) {
        return Face.of(
                "clock-unchecked",
                Look.AMBER,
                Glyph.CLOCK,
                "Clock not checked",
                doing(saved.what().kind()) + " is saved, at "
                        + Faces.time(saved.at().wall())
                        + " by a clock that may be wrong. Write the time on paper too.");
    }

    private static String doing(final Decision.Kind kind) {
        return switch (kind) {
            case HOSPITAL_ARRIVAL -> "The arrival";
            case DOOR_ARRIVAL -> "The arrival at the door";
            case SCAN_START -> "The scan start";
            case PLACED -> "The place";
            case PATHWAY -> "The pathway";
            case CLOSED -> "The end of the case";
            case UNDONE -> "The undo";
            case TEST_SCAN -> "The test";
        };
    }

    /** Nothing vouches for the time of this reading. */
    private static boolean isUnsure(final ClockReading reading) {
        return reading.source() == ClockSource.NONE;
    }

    private static String place(final Fact fact) {
        return fact instanceof Fact.Placed placed && !placed.place().name().isEmpty()
                ? "The patient is in " + placed.place().name() + "."
                : "The patient is at this place.";
    }

    private static String pathway(final Fact fact) {
        return fact instanceof Fact.Reached reached
                ? reached.pathway()
                        .map(pathway -> switch (pathway) {
                            case STROKE -> "The patient is on the stroke pathway.";
                            case TIA -> "The patient is on the TIA pathway.";
                            case OTHER -> "The patient is neither on the stroke nor on the TIA pathway.";
                        })
                        .orElse("")
                : "";
    }

    private static String closed(final Fact fact) {
        return fact instanceof Fact.CaseClosed closed
                ? "Recorded as " + closed.reason().wireName().replace('-', ' ') + "."
                : "";
    }

    private Face nothing(final Decision.Nothing what) {
        return switch (what.why()) {
            case ALREADY_RECORDED ->
                Face.of(
                                "already-recorded",
                                Look.PAPER,
                                Glyph.EQUALS,
                                "Already recorded",
                                what.earlier().map(ScanFaces::earlier).orElse("") + "Nothing changed.")
                        .withBand(what.ending());
            case NOT_A_PATIENT, DOUBLE_READ ->
                warning(
                        "not-a-patient",
                        "Not a patient wristband",
                        "Nothing recorded. Scan the square code on the wrist.");
            case TEST_BAND ->
                warning(
                        "test-band",
                        "Test wristband",
                        "Nothing recorded. It is nobody’s. To test this door, scan the self-test code first.");
            case READ_ERROR ->
                warning("read-error", "Could not read that", "Nothing recorded. Hold the code still and scan again.");
            case PLACE_WITHOUT_PATIENT ->
                warning(
                        "place-without-patient",
                        "Wristband first",
                        "Nothing recorded. Scan the wristband, then the place.");
            case UNDO_TOO_LATE ->
                warning("undo-too-late", "Too late to undo", "Nothing changed. Tell the stroke team what was wrong.");
            case WHICH_PATIENT -> warning("which-patient", "Which patient?", "Nothing recorded. Scan the wristband.");
            case NOT_AVAILABLE ->
                warning("not-available", "Not used here", "Nothing recorded. This code has no use at this door.");
            case READER_OK ->
                Face.of(
                        "reader-ok",
                        Look.PAPER,
                        Glyph.TICK,
                        "Reader OK",
                        "The test symbol was read. Nothing recorded.");
            case READER_WITHOUT_SEPARATOR ->
                warning(
                        "reader-without-separator",
                        "Reader loses GS",
                        "Set it to send the group separator (FNC1) as GS, Ctrl+] or Alt+029.");
            case READER_OTHER_LAYOUT ->
                warning("reader-other-layout", "Wrong keyboard", "Set the reader to the US keyboard and scan again.");
            case SELF_TEST_ASKED, TONE_HEARD, SELF_TEST_ENDED ->
                Face.of("reader-ok", Look.PAPER, Glyph.TICK, "Reader OK", "The symbol was read. Nothing recorded.");
        };
    }

    private static Face warning(final String kind, final String headline, final String text) {
        return Face.of(kind, Look.AMBER, Glyph.TRIANGLE, headline, text);
    }

    private static String earlier(final Step step) {
        final String at = Faces.time(step.at());
        return switch (step.kind()) {
            case HOSPITAL_ARRIVAL -> "Arrived " + at + ". ";
            case DOOR_ARRIVAL -> "At CT door " + at + ". ";
            case SCAN_START -> "Scan started " + at + ". ";
            case PLACED, CLOSED, OTHER -> "";
        };
    }
}
