// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.doorclock.door.capture.DoorKind;
import org.doorclock.door.capture.Outcome;
import org.doorclock.event.Fact;
import org.doorclock.hardware.signal.Light;
import org.doorclock.hardware.signal.Tone;
import org.doorclock.time.ClockSource;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {

    private static final String ANN = "9434765919";
    private static final String BOB = "9990000077";
    private static final String PLACE = "]d24145055207100010";

    @TempDir
    private Path directory;

    private TestDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new TestDoor(directory, DoorKind.CT_DOOR);
    }

    @AfterEach
    void close() {
        door.close();
    }

    private void become(final DoorKind kind) throws IOException {
        final SettableTimeSource time = door.time;
        door.close();
        door = new TestDoor(directory, kind, time);
    }

    @Test
    void twoScansAreAnArrivalAtTheDoorAndAScanStart() {
        assertThat(door.kind()).isEqualTo("ready");
        door.scan(ANN);
        assertThat(door.kind()).isEqualTo("at-door");
        assertThat(door.screen().path("band").asText()).isEqualTo("919");
        door.passSeconds(60);
        assertThat(door.kind()).isEqualTo("ready");
        door.scan(ANN);
        assertThat(door.recorded()).containsExactly("door-arrival", "scan-start");
        assertThat(door.signal.tones()).containsExactly(Tone.DOOR, Tone.STARTED);
        assertThat(door.signal.lights()).containsSubsequence(Light.READY, Light.IN_PROGRESS, Light.SAVED);
    }

    @Test
    void aScanTooSoonChangesNothingAndSaysSinceWhenItIsOnRecord() {
        door.scan(ANN);
        door.passSeconds(30);
        door.scan(ANN);
        assertThat(door.kind()).isEqualTo("already-recorded");
        assertThat(door.screen().path("text").asText()).isEqualTo("At CT door 14:40. Nothing changed.");
        assertThat(door.recorded()).containsExactly("door-arrival");
        assertThat(door.signal.tones()).containsExactly(Tone.DOOR, Tone.DUPLICATE);
    }

    @Test
    void aCodeReadTwiceIsOneScanAndTheScreenStays() {
        door.scan(ANN);
        for (int second = 0; second < 90; second += 2) {
            door.passSeconds(2);
            door.scan(ANN);
        }
        assertThat(door.recorded()).containsExactly("door-arrival");
        assertThat(door.signal.tones()).containsExactly(Tone.DOOR);
        assertThat(door.kind()).isEqualTo("ready");
    }

    @Test
    void patientsDoNotGetInEachOthersWay() {
        door.scan(ANN);
        door.scan(BOB);
        door.passSeconds(61);
        door.scan(BOB);
        door.scan(ANN);
        assertThat(door.recorded()).containsExactly("door-arrival", "door-arrival", "scan-start", "scan-start");
    }

    @Test
    void theCodeOnTheScreenUndoesAndTheSameBandCanBeScannedAtOnce() {
        final Outcome.Saved saved = (Outcome.Saved) door.scan(ANN);
        assertThat(door.screen().at("/undo/size").asInt()).isPositive();
        assertThat(door.screen().at("/undo/expires").asText()).isEqualTo("2026-07-01T13:40:30Z");
        door.passSeconds(2);
        door.scan(saved.undo().orElseThrow().symbol());
        assertThat(door.kind()).isEqualTo("undone");
        assertThat(door.signal.tones()).endsWith(Tone.UNDONE);
        assertThat(door.events().getLast().fact())
                .isEqualTo(new Fact.Voided(saved.event().id(), "undone at the door"));
        door.scan(ANN);
        assertThat(door.kind()).isEqualTo("at-door");
        assertThat(door.recorded()).containsExactly("door-arrival", "void", "door-arrival");
    }

    @Test
    void undoingAScanStartLeavesThePatientAtTheDoor() {
        door.scan(ANN);
        door.passSeconds(60);
        undo(door.scan(ANN));
        door.scan(ANN);
        assertThat(door.recorded()).containsExactly("door-arrival", "scan-start", "void", "scan-start");
    }

    @Test
    void anUndoCodeWorksOnceAndNotLate() {
        final Outcome first = door.scan(ANN);
        undo(first);
        door.passSeconds(4);
        undo(first);
        assertThat(door.kind()).isEqualTo("undo-too-late");
        final Outcome second = door.scan(BOB);
        door.passSeconds(31);
        undo(second);
        assertThat(door.kind()).isEqualTo("undo-too-late");
        assertThat(door.recorded()).containsExactly("door-arrival", "void", "door-arrival");
    }

    @Test
    void aWarningLiesOverAResultAndTheUndoCodeComesBack() {
        door.scan(ANN);
        door.scan("5000112637922");
        assertThat(door.kind()).isEqualTo("not-a-patient");
        door.passSeconds(8);
        assertThat(door.kind()).isEqualTo("at-door");
        door.passSeconds(22);
        assertThat(door.kind()).isEqualTo("ready");
    }

    @Test
    void theButtonStartsTheScanOfTheOnlyPatientAtTheDoor() {
        door.press();
        assertThat(door.kind()).isEqualTo("which-patient");
        door.scan(ANN);
        door.press();
        assertThat(door.kind()).isEqualTo("offline-saved");
        assertThat(door.recorded()).containsExactly("door-arrival", "scan-start");
        door.scan(BOB);
        door.scan("M123456");
        door.press();
        assertThat(door.kind()).isEqualTo("which-patient");
    }

    @Test
    void atAnEdDoorABandAndThenAPlaceSayWhoArrivedAndWhereTheyAre() throws IOException {
        become(DoorKind.ED_DOOR);
        door.scan(ANN);
        assertThat(door.kind()).isEqualTo("arrived");
        door.passSeconds(20);
        door.scan(PLACE);
        assertThat(door.kind()).isEqualTo("placed");
        assertThat(door.screen().path("text").asText()).isEqualTo("The patient is in Resus 1.");
        assertThat(door.recorded()).containsExactly("hospital-arrival", "placed");
        door.passSeconds(5);
        door.scan(PLACE);
        assertThat(door.kind()).as("the place was used up").isEqualTo("place-without-patient");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9434765918",
                "",
                "]d24145055207100010",
                "DC:UNDO:ABCDEFGHJK",
                "5000112637922",
                "]d28018500000094347"
            })
    void whatIsNoPatientsIsNamedAndRecordedNowhere(final String symbol) {
        door.scan(symbol);
        assertThat(door.kind()).isIn("read-error", "place-without-patient", "undo-too-late", "not-a-patient");
        assertThat(door.screen().path("look").asText()).isEqualTo("amber");
        assertThat(door.recorded()).isEmpty();
        assertThat(door.signal.tones()).containsExactly(Tone.REFUSED);
    }

    @Test
    void fourKilobytesOfNoiseAreOneReadError() {
        final byte[] noise = new byte[4096];
        new Random(3).nextBytes(noise);
        door.reader.send(noise);
        door.settle();
        assertThat(door.kind()).isEqualTo("read-error");
        assertThat(door.outcomes).hasSize(1);
        assertThat(door.recorded()).isEmpty();
    }

    @Test
    void aFullDiskIsRedAndNeverAFalseGreenAndTheDoorRecovers() {
        door.scan(ANN);
        door.diskFull.set(true);
        door.passSeconds(61);
        door.scan(ANN);
        assertThat(door.kind()).isEqualTo("cannot-save");
        assertThat(door.screen().path("look").asText()).isEqualTo("red");
        assertThat(door.screen().path("text").asText())
                .isEqualTo("Write the time on paper. Phone 4417 and say “CT 1 kiosk”.");
        assertThat(door.signal.tones()).containsExactly(Tone.DOOR, Tone.REFUSED);
        door.scan(ANN);
        assertThat(door.outcomes.getLast()).as("not swallowed as a double read").isInstanceOf(Outcome.CannotSave.class);
        door.diskFull.set(false);
        await().until(() -> door.door().isSound());
        door.passSeconds(8);
        door.scan(ANN);
        assertThat(door.recorded()).containsExactly("door-arrival", "scan-start");
        assertThat(door.screen().path("look").asText()).isEqualTo("teal");
    }

    @Test
    void aMissingScannerIsRedUntilItIsBack() {
        door.reader.unplug();
        door.settle();
        assertThat(door.kind()).isEqualTo("scanner-missing");
        door.reader.plug();
        door.settle();
        assertThat(door.kind()).isEqualTo("ready");
    }

    @Test
    void goesOnAfterARestartWhereItWas() throws IOException {
        door.scan(ANN);
        door.passSeconds(61);
        become(DoorKind.CT_DOOR);
        door.scan(ANN);
        assertThat(door.recorded()).containsExactly("door-arrival", "scan-start");
    }

    @Test
    void withAnUncheckedClockItSaysSoAndLaterAnchorsThatBootsTimesOnce() {
        door.time.setQuality(ClockSource.NONE, Duration.ofMinutes(30));
        door.scan(ANN);
        assertThat(door.kind()).isEqualTo("clock-unchecked");
        assertThat(door.screen().path("look").asText()).isEqualTo("amber");
        door.time.setQuality(ClockSource.NTP, Duration.ofMillis(20));
        await().until(() -> door.recorded().contains("clock-anchor"));
        assertThat(door.recorded()).containsExactly("door-arrival", "clock-anchor");
        final Fact.ClockAnchor anchor =
                (Fact.ClockAnchor) door.events().getLast().fact();
        assertThat(anchor.reading().source()).isEqualTo(ClockSource.NTP);
        assertThat(anchor.reading().wall()).isEqualTo(Instant.parse("2026-07-01T13:40:00Z"));
    }

    private void undo(final Outcome outcome) {
        door.scan(((Outcome.Saved) outcome).undo().orElseThrow().symbol());
    }
}
