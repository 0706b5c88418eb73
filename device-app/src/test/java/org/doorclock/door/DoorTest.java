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
    void two_scans_are_an_arrival_at_the_door_and_a_scan_start() {
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
    void a_scan_too_soon_changes_nothing_and_says_since_when_it_is_on_record() {
        door.scan(ANN);
        door.passSeconds(30);
        door.scan(ANN);
        assertThat(door.kind()).isEqualTo("already-recorded");
        assertThat(door.screen().path("text").asText()).isEqualTo("At CT door 14:40. Nothing changed.");
        assertThat(door.recorded()).containsExactly("door-arrival");
        assertThat(door.signal.tones()).containsExactly(Tone.DOOR, Tone.DUPLICATE);
    }

    @Test
    void a_code_read_twice_is_one_scan_and_the_screen_stays() {
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
    void patients_do_not_get_in_each_others_way() {
        door.scan(ANN);
        door.scan(BOB);
        door.passSeconds(61);
        door.scan(BOB);
        door.scan(ANN);
        assertThat(door.recorded()).containsExactly("door-arrival", "door-arrival", "scan-start", "scan-start");
    }

    @Test
    void the_code_on_the_screen_undoes_and_the_same_band_can_be_scanned_at_once() {
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
    void undoing_a_scan_start_leaves_the_patient_at_the_door() {
        door.scan(ANN);
        door.passSeconds(60);
        undo(door.scan(ANN));
        door.scan(ANN);
        assertThat(door.recorded()).containsExactly("door-arrival", "scan-start", "void", "scan-start");
    }

    @Test
    void an_undo_code_works_once_and_not_late() {
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
    void a_warning_lies_over_a_result_and_the_undo_code_comes_back() {
        door.scan(ANN);
        door.scan("5000112637922");
        assertThat(door.kind()).isEqualTo("not-a-patient");
        door.passSeconds(8);
        assertThat(door.kind()).isEqualTo("at-door");
        door.passSeconds(22);
        assertThat(door.kind()).isEqualTo("ready");
    }

    @Test
    void the_button_starts_the_scan_of_the_only_patient_at_the_door() {
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
    void at_an_ed_door_a_band_and_then_a_place_say_who_arrived_and_where_they_are() throws IOException {
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
    void what_is_no_patients_is_named_and_recorded_nowhere(final String symbol) {
        door.scan(symbol);
        assertThat(door.kind()).isIn("read-error", "place-without-patient", "undo-too-late", "not-a-patient");
        assertThat(door.screen().path("look").asText()).isEqualTo("amber");
        assertThat(door.recorded()).isEmpty();
        assertThat(door.signal.tones()).containsExactly(Tone.REFUSED);
    }

    @Test
    void four_kilobytes_of_noise_are_one_read_error() {
        final byte[] noise = new byte[4096];
        new Random(3).nextBytes(noise);
        door.reader.send(noise);
        door.settle();
        assertThat(door.kind()).isEqualTo("read-error");
        assertThat(door.outcomes).hasSize(1);
        assertThat(door.recorded()).isEmpty();
    }

    @Test
    void a_full_disk_is_red_and_never_a_false_green_and_the_door_recovers() {
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
    void a_missing_scanner_is_red_until_it_is_back() {
        door.reader.unplug();
        door.settle();
        assertThat(door.kind()).isEqualTo("scanner-missing");
        door.reader.plug();
        door.settle();
        assertThat(door.kind()).isEqualTo("ready");
    }

    @Test
    void goes_on_after_a_restart_where_it_was() throws IOException {
        door.scan(ANN);
        door.passSeconds(61);
        become(DoorKind.CT_DOOR);
        door.scan(ANN);
        assertThat(door.recorded()).containsExactly("door-arrival", "scan-start");
    }

    @Test
    void with_an_unchecked_clock_it_says_so_and_later_anchors_that_boots_times_once() {
        door.time.setQuality(ClockSource.NONE, Duration.ofMinutes(30));
        door.scan(ANN);
        assertThat(door.kind()).isEqualTo("clock-unchecked");
        assertThat(door.screen().path("look").asText()).isEqualTo("amber");
        door.time.setQuality(ClockSource.NTP, Duration.ofMillis(20));
        await().atMost(Duration.ofSeconds(20)).until(() -> door.recorded().contains("clock-anchor"));
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
