// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.doorclock.event.Place;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureRulesTest {

    private static final PatientRef ANN = new PatientRef(List.of("t1_ann", "t1_local"), "s1_x");
    private static final Input BAND = new Input.Wristband(ANN, "919");
    private static final Input PLACE = new Input.PlaceCode(new Place("5055207100010", "R1", "Resus 1"));

    private final List<Step> steps = new ArrayList<>();
    private final List<PatientRef> atDoor = new ArrayList<>();
    private Recent recent = Recent.NONE;

    @Test
    void atACtDoorTheFirstScanIsTheArrivalAtTheDoor() {
        assertThat(recorded(ct(), BAND, at(0))).isEqualTo(Kind.DOOR_ARRIVAL);
    }

    @ParameterizedTest
    @CsvSource({"4, false", "59, false", "60, true", "61, true", "43199, true"})
    void theSecondIsTheScanStartIfItComesLateEnough(final long seconds, final boolean late) {
        step(StepKind.DOOR_ARRIVAL, 0);
        final Decision decision = decide(ct(), BAND, at(seconds));
        if (late) {
            assertThat(((Record) decision).kind()).isEqualTo(Kind.SCAN_START);
        } else {
            assertThat(why(decision)).isEqualTo(Why.ALREADY_RECORDED);
            assertThat(((Nothing) decision).earlier()).contains(steps.getFirst());
        }
    }

    @Test
    void everyFurtherScanOfTheCaseIsOnRecordAlready() {
        step(StepKind.DOOR_ARRIVAL, 0);
        step(StepKind.SCAN_START, 100);
        assertThat(why(decide(ct(), BAND, at(5000)))).isEqualTo(Why.ALREADY_RECORDED);
    }

    @Test
    void afterTheCaseWindowANewCaseBegins() {
        step(StepKind.DOOR_ARRIVAL, 0);
        step(StepKind.SCAN_START, 100);
        final long window = Duration.ofHours(12).toSeconds();
        assertThat(why(decide(ct(), BAND, at(window + 99)))).isEqualTo(Why.ALREADY_RECORDED);
        assertThat(recorded(ct(), BAND, at(window + 100))).isEqualTo(Kind.DOOR_ARRIVAL);
    }

    @Test
    void afterTheCaseIsClosedANewOneBegins() {
        step(StepKind.DOOR_ARRIVAL, 0);
        step(StepKind.CLOSED, 100);
        assertThat(recorded(ct(), BAND, at(200))).isEqualTo(Kind.DOOR_ARRIVAL);
    }

    @Test
    void withOneScanDoorsTheFirstScanIsTheScanStartAndNoOtherIs() {
        assertThat(recorded(oneScan(), BAND, at(0))).isEqualTo(Kind.SCAN_START);
        step(StepKind.SCAN_START, 0);
        assertThat(why(decide(oneScan(), BAND, at(600)))).isEqualTo(Why.ALREADY_RECORDED);
    }

    @Test
    void atAnEdDoorAScanIsTheArrivalAtTheHospitalOnceACase() {
        assertThat(recorded(ed(), BAND, at(0))).isEqualTo(Kind.HOSPITAL_ARRIVAL);
        step(StepKind.HOSPITAL_ARRIVAL, 0);
        step(StepKind.PLACED, 10);
        assertThat(why(decide(ed(), BAND, at(600)))).isEqualTo(Why.ALREADY_RECORDED);
    }

    @Test
    void acrossARebootTheWallClockTellsHowLongAgoItWas() {
        step(StepKind.DOOR_ARRIVAL, 0);
        assertThat(why(decide(ct(), BAND, rebooted(30)))).isEqualTo(Why.ALREADY_RECORDED);
        assertThat(recorded(ct(), BAND, rebooted(90))).isEqualTo(Kind.SCAN_START);
    }

    @Test
    void aWallClockSetBackAcrossARebootDoesNotHideTheScanStart() {
        step(StepKind.DOOR_ARRIVAL, 0);
        assertThat(recorded(ct(), BAND, rebooted(-5000))).isEqualTo(Kind.SCAN_START);
    }

    @Test
    void aWallClockSetForwardWithinABootChangesNothing() {
        step(StepKind.DOOR_ARRIVAL, 0);
        final ClockReading jumped = new ClockReading(
                at(10).wall().plus(Duration.ofDays(3)), ClockSource.NTP, Duration.ZERO, "boot-1", at(10).sinceBoot());
        assertThat(why(decide(ct(), BAND, jumped))).isEqualTo(Why.ALREADY_RECORDED);
    }

    @Test
    void aPlaceRightAfterAPatientAtAnEdDoorSaysWhereThePatientIs() {
        seen(0);
        final Record record = (Record) decide(ed(), PLACE, at(60));
        assertThat(record.kind()).isEqualTo(Kind.PLACED);
        assertThat(record.fact()).isEqualTo(new Fact.Placed(ANN, new Place("5055207100010", "R1", "Resus 1")));
        assertThat(record.ending()).isEqualTo("919");
    }

    @Test
    void aPlaceWithoutAPatientOrLongAfterOneRecordsNothing() {
        assertThat(why(decide(ed(), PLACE, at(0)))).isEqualTo(Why.PLACE_WITHOUT_PATIENT);
        assertThat(why(decide(ct(), PLACE, at(0)))).isEqualTo(Why.PLACE_WITHOUT_PATIENT);
        seen(0);
        assertThat(why(decide(ed(), PLACE, at(61)))).isEqualTo(Why.PLACE_WITHOUT_PATIENT);
    }

    @Test
    void aPlaceAfterAPatientHasNoUseAtACtDoor() {
        seen(0);
        assertThat(why(decide(ct(), PLACE, at(1)))).isEqualTo(Why.NOT_AVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"K7X", "k7x"})
    void theCodeOnTheScreenUndoesWhatItWasOfferedFor(final String code) {
        offered(0);
        final Record record = (Record) decide(ct(), new Input.Command("UNDO", code), at(30));
        assertThat(record.kind()).isEqualTo(Kind.UNDONE);
        assertThat(record.fact()).isEqualTo(new Fact.Voided("epoch/7", "undone at the door"));
    }

    @Test
    void aLaminatedCardUndoesTheLastScanAsTheButtonDoesAndNotLate() {
        assertThat(why(decide(ct(), new Input.Command("UNDO", "CARD"), at(0)))).isEqualTo(Why.UNDO_TOO_LATE);
        offered(0);
        final Record record = (Record) decide(ct(), new Input.Command("UNDO", "CARD"), at(30));
        assertThat(record.fact()).isEqualTo(new Fact.Voided("epoch/7", "undone at the door"));
        assertThat(why(decide(ct(), new Input.Command("UNDO", "CARD"), at(31)))).isEqualTo(Why.UNDO_TOO_LATE);
    }

    @Test
    void aLateUnknownOrEmptyUndoCodeUndoesNothing() {
        assertThat(why(decide(ct(), new Input.Command("UNDO", "K7X"), at(0)))).isEqualTo(Why.UNDO_TOO_LATE);
        offered(0);
        assertThat(why(decide(ct(), new Input.Command("UNDO", "K7X"), at(31)))).isEqualTo(Why.UNDO_TOO_LATE);
        assertThat(why(decide(ct(), new Input.Command("UNDO", "OTHER"), at(1)))).isEqualTo(Why.UNDO_TOO_LATE);
        assertThat(why(decide(ct(), new Input.Command("UNDO", ""), at(1)))).isEqualTo(Why.UNDO_TOO_LATE);
    }

    @ParameterizedTest
    @EnumSource
    void aCloseCommandRightAfterAPatientClosesTheCase(final CloseReason reason) {
        seen(0);
        final Record record = (Record)
                decide(ct(), new Input.Command("CLOSE", reason.wireName().toUpperCase()), at(30));
        assertThat(record.fact()).isEqualTo(new Fact.CaseClosed(ANN, reason));
    }

    @Test
    void theTestSymbolRecordsNothingWhoeverWasScannedBefore() {
        seen(0);
        assertThat(why(decide(ct(), new Input.Command("SELFTEST", "x"), at(1)))).isEqualTo(Why.SELF_TEST_ASKED);
    }

    @Test
    void aCloseCommandWithoutAPatientAsksWhomItIsAbout() {
        assertThat(why(decide(ct(), new Input.Command("CLOSE", "left"), at(0)))).isEqualTo(Why.WHICH_PATIENT);
        seen(0);
        assertThat(why(decide(ct(), new Input.Command("CLOSE", "left"), at(31))))
                .isEqualTo(Why.WHICH_PATIENT);
    }

    @ParameterizedTest
    @CsvSource({"CLOSE, bored", "PATHWAY, bored", "NOSUCH, y"})
    void otherCommandsHaveNoUseHere(final String verb, final String argument) {
        seen(0);
        assertThat(why(decide(ct(), new Input.Command(verb, argument), at(1)))).isEqualTo(Why.NOT_AVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "HOSPITAL_ARRIVAL, HOSPITAL_ARRIVAL, stroke",
        "DOOR_ARRIVAL, DOOR_ARRIVAL, TIA",
        "SCAN_START, SCAN_START, other"
    })
    void aPathwayIsSaidOfThePatientScannedLastWithWhereThatPatientIs(
            final StepKind done, final Milestone said, final String word) {
        step(done, 0);
        seen(0);
        final CaptureSettings door = done == StepKind.HOSPITAL_ARRIVAL ? ed() : ct();
        final Record record = (Record) decide(door, new Input.Command("PATHWAY", word), at(20));
        assertThat(record.kind()).isEqualTo(Kind.PATHWAY);
        final Fact.Reached fact = (Fact.Reached) record.fact();
        assertThat(fact.milestone()).isEqualTo(said);
        assertThat(fact.patient()).isEqualTo(ANN);
        assertThat(fact.pathway()).isEqualTo(Pathway.ofWireName(word.toLowerCase(Locale.ROOT)));
    }

    @Test
    void aPathwayWithoutAPatientAsksWhomItIsAbout() {
        step(StepKind.DOOR_ARRIVAL, 0);
        assertThat(why(decide(ct(), new Input.Command("PATHWAY", "tia"), at(1))))
                .isEqualTo(Why.WHICH_PATIENT);
        seen(0);
        assertThat(why(decide(ct(), new Input.Command("PATHWAY", "tia"), at(31))))
                .isEqualTo(Why.WHICH_PATIENT);
    }

    @Test
    void aTestWristbandIsATestScanInASelfTestAndOtherwiseNothing() {
        assertThat(recorded(ct(), new Input.TestBand(true), at(0))).isEqualTo(Kind.TEST_SCAN);
        assertThat(why(decide(ct(), new Input.TestBand(false), at(0)))).isEqualTo(Why.TEST_BAND);
    }

    @Test
    void theButtonStartsTheScanOfTheOnlyPatientAtTheDoor() {
        atDoor.add(ANN);
        final Record record = (Record) decide(ct(), new Input.Press(), at(0));
        assertThat(record.kind()).isEqualTo(Kind.SCAN_START);
        assertThat(((Fact.Reached) record.fact()).method()).isEqualTo(CaptureMethod.BUTTON);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    void withNoOrSeveralPatientsTheButtonAsksForTheWristband(final int patients) {
        for (int i = 0; i < patients; i++) {
            atDoor.add(ANN);
        }
        assertThat(why(decide(ct(), new Input.Press(), at(0)))).isEqualTo(Why.WHICH_PATIENT);
    }

    @Test
    void whatIsNoPatientOrNotReadableIsNamedAndRecordedNowhere() {
        assertThat(why(decide(ct(), new Input.Stranger(), at(0)))).isEqualTo(Why.NOT_A_PATIENT);
        assertThat(why(decide(ed(), new Input.Unreadable(), at(0)))).isEqualTo(Why.READ_ERROR);
    }

    private Decision decide(final CaptureSettings settings, final Input input, final ClockReading now) {
        final CaptureRules.Records records = new CaptureRules.Records() {
            @Override
            public List<Step> steps(final List<String> tokens) {
                assertThat(tokens).isEqualTo(ANN.tokens());
                return steps;
            }

            @Override
            public List<PatientRef> atDoor(final Duration window) {
                return atDoor;
            }
        };
        return new CaptureRules(settings).decide(input, now, records, recent);
    }

    private Kind recorded(final CaptureSettings settings, final Input input, final ClockReading now) {
        return ((Record) decide(settings, input, now)).kind();
    }

    private static Why why(final Decision decision) {
        return ((Nothing) decision).why();
    }

    private void step(final StepKind kind, final long second) {
        final ClockReading then = at(second);
        steps.add(new Step(steps.size() + 1, kind, then.wall(), then.bootId(), then.sinceBoot(), ANN.tokens()));
    }

    private void seen(final long second) {
        recent = new Recent(Optional.of(new Recent.Seen(ANN, "919", at(second))), recent.undo());
    }

    private void offered(final long second) {
        recent = new Recent(recent.patient(), Optional.of(new UndoOffer("K7X", "epoch/7", at(second))));
    }

    private static ClockReading at(final long second) {
        return new ClockReading(
                Instant.parse("2026-04-01T08:00:00Z").plusSeconds(second),
                ClockSource.NTP,
                Duration.ZERO,
                "boot-1",
                Duration.ofSeconds(1000 + second));
    }

    private static ClockReading rebooted(final long second) {
        return new ClockReading(at(second).wall(), ClockSource.NTP, Duration.ZERO, "boot-2", Duration.ofSeconds(20));
    }

    private static CaptureSettings ct() {
        return TestSettings.of(DoorKind.CT_DOOR, false);
    }

    private static CaptureSettings oneScan() {
        return TestSettings.of(DoorKind.CT_DOOR, true);
    }

    private static CaptureSettings ed() {
        return TestSettings.of(DoorKind.ED_DOOR, false);
    }
}
