// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorclock.door.capture.DoorKind;
import org.doorclock.door.capture.Outcome;
import org.doorclock.event.Fact;
import org.doorclock.hardware.display.Page;
import org.doorclock.hardware.signal.Light;
import org.doorclock.hardware.signal.Tone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A door with buttons, lights and a small display. */
class DoorFittingsTest {

    private static final String ANN = "9434765919";

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

    /** What the display shows, once that is what the kiosk does. */
    private Page page() {
        await().until(() -> door.display.page().equals(Optional.of(door.kiosk.page(true))));
        return door.display.page().orElseThrow();
    }

    @Test
    void the_door_tells_how_its_parts_are() {
        assertThat(door.door().parts()).isEqualTo(Map.of("button.start", "ready", "sounder", "ready"));
    }

    @Test
    void the_undo_button_takes_back_the_last_scan_once() {
        final Outcome.Saved saved = (Outcome.Saved) door.scan(ANN);
        door.passSeconds(29);
        door.pressUndo();
        assertThat(door.kind()).isEqualTo("undone");
        assertThat(door.signal.tones()).endsWith(Tone.UNDONE);
        assertThat(door.events().getLast().fact())
                .isEqualTo(new Fact.Voided(saved.event().id(), "undone at the door"));
        door.pressUndo();
        assertThat(door.kind()).isEqualTo("undo-too-late");
        assertThat(door.recorded()).containsExactly("door-arrival", "void");
    }

    @Test
    void the_undo_button_takes_nothing_back_after_its_time_or_without_a_scan() {
        door.pressUndo();
        assertThat(door.kind()).isEqualTo("undo-too-late");
        door.scan(ANN);
        door.passSeconds(31);
        door.pressUndo();
        assertThat(door.kind()).isEqualTo("undo-too-late");
        assertThat(door.recorded()).containsExactly("door-arrival");
    }

    @Test
    void a_button_whose_wire_is_broken_is_said_on_the_screen_until_it_is_mended_and_scans_go_on() {
        door.button.breakWire();
        door.settle();
        assertThat(door.kind()).isEqualTo("button-broken");
        assertThat(door.signal.lights()).endsWith(Light.LOOK);
        door.scan(ANN);
        assertThat(door.kind()).isEqualTo("at-door");
        assertThat(door.recorded()).containsExactly("door-arrival");
        door.passSeconds(31);
        assertThat(door.kind()).isEqualTo("button-broken");
        door.button.mend();
        door.settle();
        assertThat(door.kind()).isEqualTo("ready");
    }

    @Test
    void the_light_comes_first_then_the_tone_then_the_screen_and_all_after_the_record() {
        door.noticed.clear();
        door.scan(ANN);
        assertThat(door.noticed).containsSubsequence("light", "tone", "screen");
        assertThat(door.noticed.indexOf("light")).isLessThan(door.noticed.indexOf("tone"));
        assertThat(door.noticed.indexOf("tone")).isLessThan(door.noticed.indexOf("screen"));
        door.diskFull.set(true);
        door.noticed.clear();
        door.passSeconds(61);
        door.noticed.clear();
        door.scan("9990000077");
        assertThat(door.noticed.subList(0, 3)).containsExactly("light", "tone", "screen");
        assertThat(door.signal.lights()).endsWith(Light.BROKEN);
    }

    @Test
    void a_second_result_of_the_same_kind_is_answered_by_the_light_too() {
        door.scan(ANN);
        final int before = door.signal.lights().size();
        door.scan("9990000077");
        assertThat(door.signal.lights()).hasSize(before + 1).endsWith(Light.IN_PROGRESS, Light.IN_PROGRESS);
    }

    @Test
    void one_scan_read_twice_is_not_answered() {
        door.scan(ANN);
        final int before = door.signal.lights().size();
        door.scan(ANN);
        assertThat(door.signal.lights()).hasSize(before);
    }

    @Test
    void the_small_display_says_what_the_screen_says() {
        assertThat(page().headline()).isEqualTo("Scan the wristband");
        assertThat(page().footer()).isEqualTo(List.of("14:40", "Offline 1", "CT 1"));
        door.scan(ANN);
        assertThat(page().headline()).isEqualTo("At CT door");
        assertThat(page().alarm()).isFalse();
        assertThat(page().hint()).isEqualTo("Wrong? Undo button");
        door.passSeconds(60);
        assertThat(page().headline()).isEqualTo("Scan the wristband");
        assertThat(page().symbol()).isEmpty();
        assertThat(page().footer()).isEqualTo(List.of("14:41", "Offline 2", "CT 1"));
    }

    @Test
    void the_small_display_shows_the_code_that_undoes_in_no_more_modules_than_it_can_show() {
        final Outcome.Saved saved = (Outcome.Saved) door.scan(ANN);
        final Page.Symbol symbol = page().symbol().orElseThrow();
        assertThat(symbol.size()).isEqualTo(21);
        assertThat(symbol.size()).isEqualTo(door.screen().at("/undo/size").asInt());
        final String path = door.screen().at("/undo/path").asText();
        for (int y = 0; y < symbol.size(); y++) {
            for (int x = 0; x < symbol.size(); x++) {
                assertThat(path.contains("M" + x + " " + y + "h")).isEqualTo(symbol.isDark(x, y));
            }
        }
        assertThat(saved.undo()).isPresent();
    }

    @Test
    void the_small_display_is_told_nothing_while_nothing_changes() {
        final Page page = page();
        for (int i = 0; i < 10; i++) {
            assertThat(page()).isSameAs(page);
        }
    }

    @Test
    void the_small_display_is_alarmed_when_nothing_can_be_saved() {
        door.diskFull.set(true);
        door.scan(ANN);
        assertThat(page().headline()).isEqualTo("Cannot save");
        assertThat(page().alarm()).isTrue();
    }
}
