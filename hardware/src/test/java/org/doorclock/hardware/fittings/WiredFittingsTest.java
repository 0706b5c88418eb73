// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.fittings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorclock.hardware.display.Page;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PartState;
import org.doorclock.hardware.pins.PinCheck;
import org.doorclock.hardware.pins.PinMap;
import org.doorclock.hardware.pins.SimulatedBoard;
import org.doorclock.hardware.signal.Light;
import org.doorclock.hardware.signal.LoggingSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiredFittingsTest {

    @TempDir
    private Path clocks;

    private final SimulatedBoard board = new SimulatedBoard();

    private Fittings open(final PinCheck check) {
        return new WiredFittings(check, board, new ClockModules(clocks));
    }

    private static PinCheck all(final List<Part> parts, final Map<String, PartState.Absent> absent) {
        return new PinCheck(Optional.of("gpiochip0"), parts, absent, List.of());
    }

    private static PinCheck standard() {
        return all(PinMap.standard().parts(), Map.of());
    }

    @Test
    void hasEveryPartOfTheMapAndTellsHowEachIs() throws Exception {
        board.attach(1, 0x3c, bytes -> {});
        board.pullUnnoticed(23, false);
        board.pullUnnoticed(16, false);
        Files.writeString(Files.createDirectories(clocks.resolve("rtc0")).resolve("name"), "rtc-ds1307 1-0068\n");
        try (Fittings fittings = open(standard())) {
            assertThat(fittings.states())
                    .containsOnlyKeys(
                            "light.red",
                            "light.amber",
                            "light.green",
                            "sounder",
                            "button.start",
                            "button.undo",
                            "display",
                            "clock")
                    .allSatisfy((role, state) -> assertThat(state).isEqualTo(PartState.READY));
            fittings.signal().light(Light.READY);
            assertThat(board.isHigh(19)).isTrue();
            assertThat(fittings.startButtons()).hasSize(1);
            assertThat(fittings.undoButtons()).hasSize(1);
            final AtomicInteger presses = new AtomicInteger();
            fittings.undoButtons().getFirst().start(presses::incrementAndGet);
            await().pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
                board.pull(16, !board.isHigh(16));
                board.pull(20, !board.isHigh(20));
                assertThat(presses).hasPositiveValue();
            });
        }
        assertThat(board.isHigh(5)).as("red after the close").isTrue();
        assertThat(board.isHigh(19)).as("green after the close").isFalse();
    }

    @Test
    void whatTheCheckFoundAbsentStaysAbsentAndTheRestWorks() {
        final List<Part> usable = List.of(new Part.Lamp("light.green", 19, true));
        try (Fittings fittings =
                open(all(usable, Map.of("light.red", new PartState.Absent("GPIO 5 is in use by spi"))))) {
            assertThat(fittings.states().get("light.red").text()).isEqualTo("absent: GPIO 5 is in use by spi");
            fittings.signal().light(Light.SAVED);
            assertThat(board.isHigh(19)).isTrue();
        }
    }

    @Test
    void aBoardThatGivesNothingLeavesStatesAndASignalThatOnlySaysWhatItWouldDo() {
        board.fail("Pi4J: the board is unknown");
        final List<Part> parts = new ArrayList<>(PinMap.standard().parts());
        try (Fittings fittings = open(all(parts, Map.of()))) {
            assertThat(fittings.states())
                    .hasSize(8)
                    .noneSatisfy((role, state) -> assertThat(state.isReady()).isTrue());
            assertThat(fittings.states().get("sounder").text()).isEqualTo("absent: Pi4J: the board is unknown");
            assertThat(fittings.signal()).isInstanceOf(LoggingSignal.class);
            assertThat(fittings.startButtons()).isEmpty();
            assertThat(fittings.displays()).isEmpty();
        }
    }

    @Test
    void aDisplayThatDoesNotAnswerAndAClockThatTheKernelLacksAreAbsent() {
        try (Fittings fittings = open(standard())) {
            fittings.displays().forEach(display -> display.show(Page.BLANK));
            await().until(() -> fittings.states().get("display").equals(new PartState.Absent("it does not answer")));
            assertThat(fittings.states().get("clock").text()).startsWith("absent: the kernel has no clock at 1-0068");
        }
    }

    @Test
    void aFileThatCannotBeReadCostsAllPartsAndNothingElse() {
        try (Fittings fittings = Fittings.open(clocks.resolve("none.properties").toString())) {
            assertThat(fittings.states()).containsOnlyKeys("pins");
            assertThat(fittings.states().get("pins").text()).contains("none.properties cannot be read");
            assertThat(fittings.signal()).isInstanceOf(LoggingSignal.class);
        }
    }

    /** On a computer without a Pi's pins, such as those that build this. */
    @Test
    void theStandardMapOnThisComputerIsOpenForBusinessWhateverThereIs() {
        try (Fittings fittings = Fittings.open(Fittings.STANDARD)) {
            assertThat(fittings.states()).hasSize(8);
        }
    }

    @Test
    void aComputerWithoutPinsHasSimulatedLightsSounderAndButtons() {
        try (Fittings fittings = Fittings.open(Fittings.SIMULATED)) {
            assertThat(fittings.states())
                    .containsOnlyKeys(
                            "light.red", "light.amber", "light.green", "sounder", "button.start", "button.undo");
            fittings.startButtons().forEach(button -> button.start(() -> {}));
            fittings.undoButtons().forEach(button -> button.start(() -> {}));
            await().untilAsserted(() -> assertThat(fittings.states().values())
                    .allSatisfy(state -> assertThat(state).isEqualTo(PartState.READY)));
            assertThat(fittings.signal()).isNotInstanceOf(LoggingSignal.class);
        }
    }
}
