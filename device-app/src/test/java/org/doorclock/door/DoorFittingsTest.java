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
    void theDoorTellsHowItsPartsAre() {
        assertThat(door.door().parts()).isEqualTo(Map.of("button.start", "ready", "sounder", "ready"));
    }

    @Test
    void theUndoButtonTakesBackTheLastScanOnce() {
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
    void theUndoButtonTakesNothingBackAfterItsTimeOrWithoutAScan() {
        door.pressUndo();
        assertThat(door.kind()).isEqualTo("undo-too-late");
        door.scan(ANN);
        door.passSeconds(31);
        door.pressUndo();
        assertThat(door.kind()).isEqualTo("undo-too-late");
        assertThat(door.recorded()).containsExactly("door-arrival");
    }

    @Test
    void aButtonWhoseWireIsBrokenIsSaidOnTheScreenUntilItIsMendedAndScansGoOn() {
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
    void theLightComesFirstThenTheToneThenTheScreenAndAllAfterTheRecord() {
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
    void aSecondResultOfTheSameKindIsAnsweredByTheLightToo() {
        door.scan(ANN);
        final int before = door.signal.lights().size();
        door.scan("9990000077");
        assertThat(door.signal.lights()).hasSize(before + 1).endsWith(Light.IN_PROGRESS, Light.IN_PROGRESS);
    }

    @Test
    void oneScanReadTwiceIsNotAnswered() {
        door.scan(ANN);
        final int before = door.signal.lights().size();
        door.scan(ANN);
        assertThat(door.signal.lights()).hasSize(before);
    }

    @Test
    void theSmallDisplaySaysWhatTheScreenSays() {
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
    void theSmallDisplayShowsTheCodeThatUndoesInNoMoreModulesThanItCanShow() {
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
    void theSmallDisplayIsToldNothingWhileNothingChanges() {
        final Page page = page();
        for (int i = 0; i < 10; i++) {
            assertThat(page()).isSameAs(page);
        }
    }

    @Test
    void theSmallDisplayIsAlarmedWhenNothingCanBeSaved() {
        door.diskFull.set(true);
        door.scan(ANN);
        assertThat(page().headline()).isEqualTo("Cannot save");
        assertThat(page().alarm()).isTrue();
    }
}
