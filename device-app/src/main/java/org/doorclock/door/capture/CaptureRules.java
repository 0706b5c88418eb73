// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doorclock.door.capture.Decision.Kind;
import org.doorclock.door.capture.Decision.Nothing;
import org.doorclock.door.capture.Decision.Record;
import org.doorclock.door.capture.Decision.Why;
import org.doorclock.door.store.Step;
import org.doorclock.door.store.StepKind;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Pathway;
import org.doorclock.event.PatientRef;
import org.doorclock.time.ClockReading;

/**
 * What a scan means at this door. A pure function of the input, the time, what the door has on record and what it remembers
 * from the last scans.
 *
 * <p>At a CT door the first scan of a case is the arrival at the door and the second, if late enough, the scan start; with
 * one-scan doors the first is the scan start. Everything further is on record already: the first imaging is what the
 * measures count. At an ED door a scan is the arrival at the hospital, and a place barcode right after it says where the
 * patient is. A PATHWAY symbol says which pathway the patient scanned last is on, a CLOSE symbol why that one leaves it.
 */
public final class CaptureRules {

    /** What the rules ask the door's records. */
    interface Records {
        /** Of one patient, oldest first. */
        List<Step> steps(List<String> tokens);

        /** Patients who came to this door within {@code window} and have neither started their scan nor left. */
        List<PatientRef> atDoor(Duration window);
    }

    /** What a laminated card says instead of a one-time code, for readers that cannot be held to the screen. */
    private static final String UNDO_CARD = "CARD";

    private final CaptureSettings settings;

    public CaptureRules(final CaptureSettings settings) {
        this.settings = settings;
    }

    Decision decide(final Input input, final ClockReading now, final Records records, final Recent recent) {
        return switch (input) {
            case Input.Wristband band -> wristband(band, now, records);
            case Input.TestBand band ->
                band.isTested()
                        ? new Record(Kind.TEST_SCAN, new Fact.TestScan(), Optional.empty(), "")
                        : nothing(Why.TEST_BAND);
            case Input.PlaceCode code -> place(code, now, recent);
            case Input.Command command -> command(command, now, records, recent);
            case Input.Stranger stranger -> nothing(Why.NOT_A_PATIENT);
            case Input.Unreadable unreadable -> nothing(Why.READ_ERROR);
            case Input.Press press -> press(records);
            case Input.UndoPress undo -> undo(recent.undoWithin(settings.undoWithin(), now));
        };
    }

    private Decision wristband(final Input.Wristband band, final ClockReading now, final Records records) {
        final Optional<Step> last = lastOfCase(records.steps(band.patient().tokens()), now);
        if (last.isEmpty()) {
            return reached(first(), band.patient(), band.ending(), CaptureMethod.WRISTBAND);
        }
        final boolean second = settings.kind() == DoorKind.CT_DOOR
                && last.get().kind() == StepKind.DOOR_ARRIVAL
                && last.get().elapsed(now, settings.repeatAfter()).compareTo(settings.repeatAfter()) >= 0;
        return second
                ? reached(Kind.SCAN_START, band.patient(), band.ending(), CaptureMethod.WRISTBAND)
                : new Nothing(Why.ALREADY_RECORDED, band.ending(), last);
    }

    private Kind first() {
        return switch (settings.kind()) {
            case ED_DOOR -> Kind.HOSPITAL_ARRIVAL;
            case CT_DOOR -> settings.oneScan() ? Kind.SCAN_START : Kind.DOOR_ARRIVAL;
        };
    }

    /** How far the present case is; empty if there is none, or it was closed. */
    private Optional<Step> lastOfCase(final List<Step> steps, final ClockReading now) {
        return steps.stream()
                .filter(step -> counts(step.kind()))
                .filter(step -> step.elapsed(now, Duration.ZERO).compareTo(settings.caseWindow()) < 0)
                .reduce((earlier, later) -> later)
                .filter(step -> step.kind() != StepKind.CLOSED);
    }

    private boolean counts(final StepKind kind) {
        return switch (kind) {
            case HOSPITAL_ARRIVAL -> settings.kind() == DoorKind.ED_DOOR;
            case DOOR_ARRIVAL -> settings.kind() == DoorKind.CT_DOOR && !settings.oneScan();
            case SCAN_START -> settings.kind() == DoorKind.CT_DOOR;
            case CLOSED -> true;
            case PLACED, OTHER -> false;
        };
    }

    private static Decision reached(
            final Kind kind, final PatientRef patient, final String ending, final CaptureMethod method) {
        final Milestone milestone = switch (kind) {
            case HOSPITAL_ARRIVAL -> Milestone.HOSPITAL_ARRIVAL;
            case DOOR_ARRIVAL -> Milestone.DOOR_ARRIVAL;
            case SCAN_START -> Milestone.SCAN_START;
            case PLACED, PATHWAY, CLOSED, UNDONE, TEST_SCAN ->
                throw new IllegalArgumentException(kind + " is no milestone");
        };
        final Fact fact = new Fact.Reached(milestone, patient, method, Optional.empty(), "");
        return new Record(kind, fact, Optional.of(patient), ending);
    }

    private Decision place(final Input.PlaceCode code, final ClockReading now, final Recent recent) {
        final Optional<Recent.Seen> seen = recent.patientWithin(settings.placeWithin(), now);
        if (seen.isEmpty()) {
            return nothing(Why.PLACE_WITHOUT_PATIENT);
        }
        if (settings.kind() != DoorKind.ED_DOOR) {
            return nothing(Why.NOT_AVAILABLE);
        }
        final PatientRef patient = seen.get().patient();
        return new Record(
                Kind.PLACED,
                new Fact.Placed(patient, code.place()),
                Optional.of(patient),
                seen.get().ending());
    }

    private Decision command(
            final Input.Command command, final ClockReading now, final Records records, final Recent recent) {
        final Optional<Recent.Seen> seen = recent.patientWithin(settings.commandWithin(), now);
        return switch (command.verb()) {
            case "UNDO" -> undo(undone(command.argument(), now, recent));
            case "PATHWAY" -> pathway(command.argument(), seen, now, records);
            case "CLOSE" -> close(command.argument(), seen);
            case "SELFTEST" -> nothing(ReaderTest.judge(command.argument()));
            default -> nothing(Why.NOT_AVAILABLE);
        };
    }

    private Optional<UndoOffer> undone(final String argument, final ClockReading now, final Recent recent) {
        return argument.equals(UNDO_CARD)
                ? recent.undoWithin(settings.undoWithin(), now)
                : recent.undoWithin(settings.undoWithin(), argument, now);
    }

    private static Decision undo(final Optional<UndoOffer> open) {
        return open.<Decision>map(offer -> new Record(
                        Kind.UNDONE, new Fact.Voided(offer.eventId(), "undone at the door"), Optional.empty(), ""))
                .orElse(nothing(Why.UNDO_TOO_LATE));
    }

    /** Says once more where the patient is, and which pathway that is on: the earliest of a milestone is what counts. */
    private Decision pathway(
            final String argument, final Optional<Recent.Seen> seen, final ClockReading now, final Records records) {
        final Optional<Pathway> pathway = Pathway.ofWireName(argument.toLowerCase(Locale.ROOT));
        if (pathway.isEmpty()) {
            return nothing(Why.NOT_AVAILABLE);
        }
        return seen.flatMap(last -> lastOfCase(records.steps(last.patient().tokens()), now)
                        .flatMap(step -> milestone(step.kind()))
                        .<Decision>map(milestone -> new Record(
                                Kind.PATHWAY,
                                new Fact.Reached(milestone, last.patient(), CaptureMethod.WRISTBAND, pathway, ""),
                                Optional.of(last.patient()),
                                last.ending())))
                .orElse(nothing(Why.WHICH_PATIENT));
    }

    private static Optional<Milestone> milestone(final StepKind kind) {
        return switch (kind) {
            case HOSPITAL_ARRIVAL -> Optional.of(Milestone.HOSPITAL_ARRIVAL);
            case DOOR_ARRIVAL -> Optional.of(Milestone.DOOR_ARRIVAL);
            case SCAN_START -> Optional.of(Milestone.SCAN_START);
            case PLACED, CLOSED, OTHER -> Optional.empty();
        };
    }

    private static Decision close(final String argument, final Optional<Recent.Seen> seen) {
        final Optional<CloseReason> reason = CloseReason.ofWireName(argument.toLowerCase(Locale.ROOT));
        if (reason.isEmpty()) {
            return nothing(Why.NOT_AVAILABLE);
        }
        return seen.<Decision>map(last -> new Record(
                        Kind.CLOSED,
                        new Fact.CaseClosed(last.patient(), reason.get()),
                        Optional.of(last.patient()),
                        last.ending()))
                .orElse(nothing(Why.WHICH_PATIENT));
    }

    private Decision press(final Records records) {
        if (settings.kind() != DoorKind.CT_DOOR) {
            return nothing(Why.NOT_AVAILABLE);
        }
        final List<PatientRef> atDoor = records.atDoor(settings.caseWindow());
        return atDoor.size() == 1
                ? reached(Kind.SCAN_START, atDoor.getFirst(), "", CaptureMethod.BUTTON)
                : nothing(Why.WHICH_PATIENT);
    }

    static Nothing nothing(final Why why) {
        return new Nothing(why, "", Optional.empty());
    }
}
