// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.doorclock.door.capture.DoorKind;
import org.doorclock.door.capture.ReaderTest;
import org.doorclock.event.Check;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The self-test at a whole door: what a person does, what the screen asks for next, and what is on record at the end. */
class DoorSelfTestTest {

    private static final String TEST_BAND = "9990000018";
    private static final String OTHER_TEST_NUMBER = "9990000077";
    private static final String PATIENT = "9434765919";

    private TestDoor door;

    @BeforeEach
    void open(@TempDir final Path directory) throws IOException {
        door = new TestDoor(directory, DoorKind.CT_DOOR);
        door.supply = Optional.of(true);
        door.door().connected(true);
        look();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void everyCheckIsTickedAndThePassIsOnRecord() {
        door.scan("]Q1" + ReaderTest.SYMBOL);
        look();
        assertThat(door.kind()).isEqualTo("self-test");
        assertThat(headline()).isEqualTo("Scan the test wristband");
        assertThat(tick("Reader layout")).isEqualTo("passed");
        assertThat(tick("Power")).isEqualTo("passed");
        assertThat(tick("Test wristband")).isEqualTo("open");

        scanBand();
        assertThat(tick("Test wristband")).isEqualTo("passed");
        assertThat(headline()).isEqualTo("Wait for the hub");
        deliver();
        assertThat(tick("Hub has it")).isEqualTo("passed");
        assertThat(headline()).isEqualTo("Undo that scan");
        assertThat(door.screen().at("/undo/path").asText()).isNotEmpty();

        door.pressUndo();
        look();
        assertThat(tick("Undo")).isEqualTo("passed");
        assertThat(headline()).isEqualTo("A tone at each scan?");
        door.scan(ReaderTest.HEARD);
        look();
        assertThat(headline()).isEqualTo("Unplug the network");

        door.door().connected(false);
        look();
        assertThat(headline()).isEqualTo("Scan the test wristband");
        scanBand();
        assertThat(headline()).isEqualTo("Plug the network in");
        door.door().connected(true);
        deliver();
        assertThat(headline()).isEqualTo("Scan from afar");
        scanBand();
        assertThat(headline()).isEqualTo("Self-test passed");
        assertThat(tested().passed()).isTrue();
        door.passSeconds(61);
        look();
        assertThat(door.kind()).isEqualTo("ready");
    }

    @Test
    void aRealPatientIsRecordedAndShownAsEverWhileItGoesOn() {
        door.scan("DC:SELFTEST");
        door.scan(PATIENT);
        assertThat(door.kind()).isEqualTo("at-door");
        assertThat(door.recorded()).containsExactly("door-arrival");
        door.pressUndo();
        assertThat(door.kind()).isEqualTo("undone");
        door.passSeconds(31);
        look();
        assertThat(door.kind()).isEqualTo("self-test");
        assertThat(tick("Undo")).isEqualTo("open");
    }

    @Test
    void aPrintedTestBandNeverStandsForAPatient() {
        door.scan("DC:SELFTEST");
        scanBand();
        assertThat(door.events().getLast().fact().about()).isEmpty();
        door.scan("DC:SELFTEST:END");
        door.passSeconds(10);
        door.scan(TEST_BAND);
        assertThat(door.recorded()).containsExactly("test-scan", "device-tested");
        assertThat(headline()).isEqualTo("Test wristband");
        door.scan(OTHER_TEST_NUMBER);
        assertThat(door.recorded())
                .as("a made-up patient of a hospital that tries its systems")
                .containsExactly("test-scan", "device-tested", "door-arrival");
    }

    @Test
    void whatNobodyGoesOnWithEndsOpen() {
        door.scan("DC:SELFTEST");
        door.passSeconds(Duration.ofMinutes(15).toSeconds());
        look();
        assertThat(headline()).isEqualTo("Self-test not passed");
        assertThat(tested().passed()).isFalse();
        assertThat(tested().results()).containsEntry(Check.UNDO, Check.Result.OPEN);
    }

    @Test
    void aWrongLayoutIsAskedForAgainAndASoundThatNobodyHeardFails() {
        door.scan(ReaderTest.SYMBOL.replace("\u001d", ""));
        door.passSeconds(9);
        look();
        assertThat(tick("Reader layout")).isEqualTo("failed");
        assertThat(headline()).isEqualTo("Scan the test symbol");
        door.scan(ReaderTest.SYMBOL);
        look();
        assertThat(tick("Reader layout")).isEqualTo("passed");
        scanBand();
        deliver();
        door.pressUndo();
        look();
        door.passSeconds(4);
        door.scan(ReaderTest.SYMBOL);
        look();
        assertThat(tick("Sound")).isEqualTo("failed");
    }

    @Test
    void anUndoThatCameTooLateIsOfferedAgain() {
        door.scan(ReaderTest.SYMBOL);
        scanBand();
        deliver();
        door.passSeconds(31);
        look();
        assertThat(headline()).isEqualTo("Scan the band again");
        scanBand();
        assertThat(headline()).isEqualTo("Undo that scan");
    }

    @Test
    void theDeviceSaysItsNameAndBlinksWhenItIsAskedTo() {
        door.door().identify();
        door.settle();
        assertThat(door.kind()).isEqualTo("identify");
        assertThat(door.screen().path("text").asText()).contains("ct1");
        door.time.advance(Duration.ofMillis(600 - door.time.read().sinceBoot().toMillis() % 600));
        final var one = door.kiosk.light();
        door.time.advance(Duration.ofMillis(600));
        assertThat(door.kiosk.light()).isNotEqualTo(one);
        door.passSeconds(31);
        assertThat(door.kind()).isEqualTo("ready");
    }

    private void scanBand() {
        door.passSeconds(4);
        door.scan(TEST_BAND);
        look();
    }

    /** The hub's receipt comes. */
    private void deliver() {
        door.store.delivered(door.store.last());
        look();
    }

    private void look() {
        door.door().execute(() -> door.door().lookAtTest());
        door.settle();
    }

    private String headline() {
        return door.screen().path("headline").asText();
    }

    private String tick(final String label) {
        for (final JsonNode tick : door.screen().path("ticks")) {
            if (tick.path("label").asText().equals(label)) {
                return tick.path("result").asText();
            }
        }
        throw new AssertionError("no tick " + label + " on " + door.screen());
    }

    private Fact.DeviceTested tested() {
        return door.events().stream()
                .map(Event::fact)
                .filter(Fact.DeviceTested.class::isInstance)
                .map(Fact.DeviceTested.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
