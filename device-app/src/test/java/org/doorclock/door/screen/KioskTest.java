// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorclock.door.capture.Decision;
import org.doorclock.door.capture.DoorKind;
import org.doorclock.door.capture.Outcome;
import org.doorclock.door.capture.TestSettings;
import org.doorclock.door.capture.UndoOffer;
import org.doorclock.door.update.Doings.Notice;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.event.PatientRef;
import org.doorclock.hardware.signal.Light;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.wire.Board;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KioskTest {

    private static final Instant ARRIVED = Instant.parse("2026-07-01T13:05:00Z");
    private static final PatientRef ANN = new PatientRef(List.of("t1_ann"), "s1_x");

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-07-01T13:40:30Z"));
    private final List<String> screens = new ArrayList<>();
    private final Kiosk kiosk =
            new Kiosk(TestSettings.of(DoorKind.CT_DOOR, false), "CT 1", "ct1", "", time, screens::add);

    @Test
    void isStartingUntilItIsToldAnything() {
        assertThat(screen().path("kind").asText()).isEqualTo("starting");
        kiosk.refresh();
        assertThat(screen().path("kind").asText()).isEqualTo("ready");
        assertThat(screen().path("name").asText()).isEqualTo("CT 1");
    }

    @Test
    void tellsItsAudienceOfChangesOnly() {
        kiosk.refresh();
        kiosk.refresh();
        kiosk.link(false, 0);
        assertThat(screens).hasSize(1);
        kiosk.link(false, 3);
        assertThat(screens).hasSize(2);
        assertThat(screen().at("/link/text").asText()).isEqualTo("Offline. 3 waiting to send");
        kiosk.link(true, 0);
        assertThat(screen().at("/link/state").asText()).isEqualTo("connected");
    }

    @Test
    void saysQuietlyHowAnUpdateStandsAndLoudlyOnlyWhileNothingIsHeard() {
        kiosk.link(true, 0);
        kiosk.update(Notice.WAITS);
        assertThat(screen().path("kind").asText()).isEqualTo("ready");
        assertThat(screen().path("note").asText()).isEqualTo("Update waits");
        kiosk.show(saved(Decision.Kind.SCAN_START, Milestone.SCAN_START));
        kiosk.publish();
        assertThat(screen().path("kind").asText()).isEqualTo("offline-saved");
        assertThat(screen().path("note").asText()).isEqualTo("Update waits");
        time.advance(Duration.ofMinutes(5));
        kiosk.update(Notice.UPDATING);
        assertThat(screen().path("kind").asText()).isEqualTo("updating");
        assertThat(screen().path("text").asText()).contains("write the time on paper");
        kiosk.maintenance("It is stopped or starts again.");
        assertThat(screen().path("kind").asText()).isEqualTo("updating");
    }

    @Test
    void saysThatAnUpdateIsCheckedOrWasTakenBackBesideWhatItShows() {
        kiosk.link(true, 0);
        kiosk.update(Notice.ON_TRIAL);
        assertThat(screen().path("note").asText()).isEqualTo("Update check");
        kiosk.update(Notice.ROLLED_BACK);
        assertThat(screen().path("note").asText()).isEqualTo("Not updated");
        kiosk.link(false, 3);
        assertThat(screen().has("note")).isFalse();
        kiosk.link(true, 0);
        kiosk.update(Notice.NONE);
        assertThat(screen().has("note")).isFalse();
        assertThat(screen().path("kind").asText()).isEqualTo("ready");
    }

    @Test
    void aBeatIsTheTimeAlone() throws IOException {
        time.advance(Duration.ofSeconds(7));
        final JsonNode beat = new ObjectMapper().readTree(kiosk.beat());
        assertThat(beat.path("now").asText()).isEqualTo("2026-07-01T13:40:37Z");
        assertThat(beat.path("rate").asDouble()).isEqualTo(1);
    }

    @Test
    void whileItsThreadDoesNotGoOnItSaysThatNothingIsSavedWhateverItShowed() {
        kiosk.show(saved(Decision.Kind.SCAN_START, Milestone.SCAN_START));
        final int before = screens.size();
        kiosk.stuck(true);
        assertThat(kiosk.kind()).isEqualTo("cannot-save");
        assertThat(screen().path("look").asText()).isEqualTo("red");
        assertThat(screens).hasSize(before + 1);
        kiosk.stuck(false);
        assertThat(kiosk.kind()).isEqualTo("offline-saved");
    }

    @Test
    void theLightBlinksWhileTheScreenSaysWhichDeviceThisIsAndNeverOverAFault() {
        kiosk.refresh();
        kiosk.identify();
        assertThat(lights()).contains(Light.READY).hasSize(2);
        kiosk.faults(new Kiosk.Faults(true, false, false, false));
        assertThat(lights()).containsExactly(Light.BROKEN);
    }

    private Set<Light> lights() {
        final Set<Light> seen = EnumSet.noneOf(Light.class);
        for (int i = 0; i < 10; i++) {
            time.advance(Duration.ofMillis(300));
            kiosk.refresh();
            seen.add(kiosk.light());
        }
        return seen;
    }

    @Test
    void aScanStartSaysHowManyWholeMinutesAfterTheArrivalItWas() {
        kiosk.link(true, 0);
        kiosk.board(board("ed-door", ARRIVED));
        kiosk.show(saved(Decision.Kind.SCAN_START, Milestone.SCAN_START));
        assertThat(screen().path("kind").asText()).isEqualTo("scan-started");
        assertThat(screen().path("number").asText()).isEqualTo("35");
        assertThat(screen().path("unit")).extracting(JsonNode::asText).containsExactly("min after", "arrival");
        assertThat(screen().path("band").asText()).isEqualTo("919");
        assertThat(screen().at("/undo/seconds").asInt()).isEqualTo(30);
        time.advance(Duration.ofSeconds(29));
        kiosk.refresh();
        assertThat(screen().path("number").asText())
                .as("the scan does not start later")
                .isEqualTo("35");
        time.advance(Duration.ofSeconds(1));
        kiosk.refresh();
        assertThat(screen().path("kind").asText()).isEqualTo("ready");
    }

    @ParameterizedTest
    @CsvSource({"door-arrival", "none"})
    void aScanStartWithoutAnArrivalAtTheHospitalSaysSoIfTheHubWouldKnow(final String clockStart) {
        kiosk.link(true, 0);
        kiosk.board(clockStart.equals("none") ? board("ed-door", ARRIVED, "someone") : board(clockStart, ARRIVED));
        kiosk.show(saved(Decision.Kind.SCAN_START, Milestone.SCAN_START));
        assertThat(screen().path("kind").asText()).isEqualTo("no-arrival");
        assertThat(screen().path("text").asText())
                .isEqualTo("14:40 is saved as the scan start. Ask ED to add the arrival.");
        kiosk.board(board("ed-door", ARRIVED));
        assertThat(screen().path("kind").asText()).as("the arrival came").isEqualTo("scan-started");
    }

    @Test
    void withTheHubAwayAScanStartShowsItsOwnTime() {
        kiosk.show(saved(Decision.Kind.SCAN_START, Milestone.SCAN_START));
        assertThat(screen().path("kind").asText()).isEqualTo("offline-saved");
        assertThat(screen().path("number").asText()).isEqualTo("14:40");
        assertThat(screen().path("unit")).extracting(JsonNode::asText).containsExactly("saved here,", "sends later");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T13:05:00Z, 24, min left",
        "2026-07-01T12:40:30Z, 0, min left",
        "2026-07-01T12:40:29Z, +0, min over",
        "2026-07-01T12:26:00Z, +14, min over"
    })
    void atTheDoorItNeverShowsMoreTimeThanThereIs(final Instant arrived, final String number, final String unit) {
        kiosk.board(board("ed-door", arrived));
        kiosk.show(saved(Decision.Kind.DOOR_ARRIVAL, Milestone.DOOR_ARRIVAL));
        assertThat(screen().path("kind").asText()).isEqualTo("at-door");
        assertThat(screen().path("number").asText()).isEqualTo(number);
        assertThat(screen().at("/unit/0").asText()).isEqualTo(unit);
    }

    @Test
    void whenReadyItSaysWhoIsAwaitedNext() {
        kiosk.board(board("ed-door", ARRIVED));
        assertThat(screen().at("/next/place").asText()).isEqualTo("Resus 1");
        assertThat(screen().at("/next/code").asText()).isEqualTo("K7");
    }

    @Test
    void faultsStayUntilMendedAndAResultComesFirstUnlessNothingCanBeSaved() {
        kiosk.faults(new Kiosk.Faults(false, true, true, true));
        assertThat(screen().path("kind").asText()).isEqualTo("scanner-missing");
        assertThat(screen().path("text").asText()).isEqualTo("Write the time on paper.");
        kiosk.show(saved(Decision.Kind.DOOR_ARRIVAL, Milestone.DOOR_ARRIVAL));
        assertThat(screen().path("kind").asText()).isEqualTo("at-door");
        kiosk.faults(new Kiosk.Faults(true, true, true, true));
        assertThat(screen().path("kind").asText()).isEqualTo("cannot-save");
        time.advance(Duration.ofMinutes(1));
        kiosk.faults(new Kiosk.Faults(false, false, true, true));
        assertThat(screen().path("kind").asText()).isEqualTo("storage-nearly-full");
        kiosk.faults(Kiosk.Faults.NONE);
        assertThat(screen().path("kind").asText()).isEqualTo("ready");
    }

    @Test
    void aScannerThatGoesIsToldAtOnceAndWhatTheButtonDoesThenIsShownForAWhile() {
        kiosk.show(saved(Decision.Kind.DOOR_ARRIVAL, Milestone.DOOR_ARRIVAL));
        time.advance(Duration.ofSeconds(1));
        kiosk.faults(new Kiosk.Faults(false, true, false, false));
        assertThat(screen().path("kind").asText()).isEqualTo("scanner-missing");
        assertThat(screen().path("look").asText()).isEqualTo("red");
        kiosk.show(saved(Decision.Kind.SCAN_START, Milestone.SCAN_START));
        assertThat(screen().path("kind").asText()).isEqualTo("offline-saved");
        time.advance(Duration.ofSeconds(8));
        kiosk.faults(new Kiosk.Faults(false, true, false, false));
        assertThat(screen().path("kind").asText()).isEqualTo("scanner-missing");
        kiosk.faults(Kiosk.Faults.NONE);
        assertThat(screen().path("kind").asText())
                .as("the way back is open again")
                .isEqualTo("offline-saved");
    }

    private Outcome saved(final Decision.Kind kind, final Milestone milestone) {
        final Fact fact = new Fact.Reached(milestone, ANN, CaptureMethod.WRISTBAND, Optional.empty(), "");
        final Event event = new Event(
                new Origin("demo", "ct1", "e", 1), "ct1", fact, Occurrence.witnessed(time.read()), time.now());
        return new Outcome.Saved(
                new Decision.Record(kind, fact, Optional.of(ANN), "919"),
                event,
                time.read(),
                Optional.of(new UndoOffer("ABCDEFGHJK", event.id(), time.read())));
    }

    private Board board(final String clockStart, final Instant arrived) {
        return board(clockStart, arrived, "t1_ann");
    }

    private Board board(final String clockStart, final Instant arrived, final String token) {
        final Board.Row row = new Board.Row(
                "K7",
                "Resus 1",
                arrived,
                clockStart,
                Board.State.WAITING,
                "",
                Optional.empty(),
                60,
                List.of(Board.ref(token)));
        return new Board(
                "demo", time.now(), 1, List.of(row), new Board.Today(0, 0, 50), Optional.empty(), Optional.empty(), "");
    }

    private JsonNode screen() {
        try {
            return new ObjectMapper().readTree(kiosk.current());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
