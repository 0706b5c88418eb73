// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The documents in hardware/docs are drawn from the pin map. After a change of the map, write them again with
 * {@code -Dtest=WiringTest -Dwiring.write=true}.
 */
class WiringTest {

    private static final Path DOCS = Path.of("docs");

    @Test
    void theDiagramIsWhatThePinMapGives() throws IOException {
        holds("wiring.svg", WiringDiagram.of(WiringPlan.shipped()));
    }

    @Test
    void theWireListIsWhatThePinMapGives() throws IOException {
        holds("wire-list.md", WireList.of(WiringPlan.shipped()));
    }

    @Test
    void aRoleThatMovesMovesItsWire() {
        final Properties map = new Properties();
        map.setProperty("light.green", "19");
        final String before = WiringDiagram.of(WiringPlan.of(map));
        map.setProperty("light.green", "21");

        assertThat(WiringDiagram.of(WiringPlan.of(map)))
                .contains("GPIO 21 · green lamp")
                .isNotEqualTo(before);
        assertThat(WireList.of(WiringPlan.of(map))).contains("| green | 40 | 21 |");
    }

    @Test
    void aPartThatTheMapLeavesOutIsNotDrawn() {
        final Properties map = WiringPlan.shippedMap();
        map.keySet()
                .removeIf(key ->
                        key.toString().startsWith("display.") || key.toString().startsWith("button.undo"));

        assertThat(WiringDiagram.of(WiringPlan.of(map)))
                .doesNotContain("Small display")
                .doesNotContain("“undo”")
                .contains("Clock module: DS3231");
    }

    @Test
    void everyWireHasAColourAndAPinOfItsOwn() {
        assertThat(WiringPlan.shipped().wires()).extracting(Wire::colour).doesNotHaveDuplicates();
        assertThat(WiringPlan.shipped().wires()).extracting(Wire::pin).doesNotHaveDuplicates();
    }

    @Test
    void theHeaderHasEachOfThe28GpiosOnceAndTwelveSupplies() {
        assertThat(IntStream.range(0, 28).map(Header40::pin).distinct().count()).isEqualTo(28);
        assertThat(IntStream.rangeClosed(1, 40)
                        .filter(pin -> !Header40.name(pin).startsWith("GPIO")))
                .containsExactly(1, 2, 4, 6, 9, 14, 17, 20, 25, 30, 34, 39);
    }

    private static void holds(final String file, final String drawn) throws IOException {
        if (Boolean.getBoolean("wiring.write")) {
            Files.writeString(DOCS.resolve(file), drawn);
        }
        assertThat(DOCS.resolve(file)).hasContent(drawn);
    }
}
