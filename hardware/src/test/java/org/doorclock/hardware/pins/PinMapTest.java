// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinMapTest {

    @Test
    void theMapThatComesWithTheProductHasEveryPartAndNoMistake() {
        final PinMap map = PinMap.standard();
        assertThat(map.mistakes()).isEmpty();
        assertThat(map.parts())
                .containsExactlyInAnyOrder(
                        new Part.Lamp("light.red", 5, true),
                        new Part.Lamp("light.amber", 13, true),
                        new Part.Lamp("light.green", 19, true),
                        new Part.Piezo("sounder", 12, 0, 0),
                        new Part.Changeover("button.start", 23, 24),
                        new Part.Changeover("button.undo", 16, 20),
                        new Part.Screen("display", Part.Screen.Kind.SSD1306, 1, 0x3c),
                        new Part.ClockModule("clock", 1, 0x68));
        assertThat(map.parts().stream().flatMap(part -> part.lines().stream()).toList())
                .doesNotHaveDuplicates()
                .allMatch(line -> line > 3, "SDA and SCL are the bus's");
    }

    /** GPIO 0 to 8 are pulled up from power-up on, 9 to 27 down: BCM2711 and RP1 peripherals, table of GPIO alternatives. */
    @Test
    void onlyTheRedLampIsLitByWhatAPiDoesBeforeAnyProgramRuns() {
        PinMap.standard().parts().stream()
                .filter(Part.Lamp.class::isInstance)
                .map(Part.Lamp.class::cast)
                .forEach(lamp -> assertThat(lamp.gpio() <= 8)
                        .as(lamp.role())
                        .isEqualTo(lamp.role().equals("light.red")));
    }

    @Test
    void aPartThatTheFileLeavesOutIsNotThereAndNothingIsWrong() throws IOException {
        final PinMap map = read("light.green=19");
        assertThat(map.parts()).containsExactly(new Part.Lamp("light.green", 19, true));
        assertThat(map.mistakes()).isEmpty();
        assertThat(read("").parts()).isEmpty();
    }

    @Test
    void aBuzzerIsASounderOnALine() throws IOException {
        assertThat(read("sounder=12", "sounder.mode=on-off", "sounder.active=low")
                        .parts())
                .containsExactly(new Part.Buzzer("sounder", 12, false));
    }

    @Test
    void aCharacterDisplayHasItsOwnAddress() throws IOException {
        assertThat(read("display.kind=hd44780").parts())
                .containsExactly(new Part.Screen("display", Part.Screen.Kind.HD44780, 1, 0x27));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "light.red=x | light.red: must be a number from 0 to 27",
                "light.red=28 | light.red: must be a number from 0 to 27",
                "light.red=-1 | light.red: must be a number from 0 to 27",
                "light.red.active=high | light.red: must be a number from 0 to 27; it is missing",
                "light.red=5,light.red.active=on | light.red.active: must be high or low",
                "sounder=12,sounder.mode=loud | sounder.mode: must be pwm or on-off",
                "sounder=12,sounder.pwm=0 | sounder.pwm: must be chip and channel such as 0.0",
                "button.undo.rest=16 | button.undo.pressed: must be a number from 0 to 27; it is missing",
                "button.undo.rest=16,button.undo.pressed=16 | button.undo.pressed: GPIO 16 is taken by button.undo.rest already",
                "display.kind=lcd | display.kind: must be ssd1306 or hd44780",
                "display.kind=ssd1306,display.address=0x99 | display.address: must be a number from 0 to 119",
                "clock.kind=quartz | clock.kind: must be ds3231"
            })
    void aLineThatCannotBeUsedCostsItsOwnPartOnlyAndIsNamed(final String lines, final String complaint)
            throws IOException {
        final PinMap map = read((lines + ",light.green=19").split(","));
        assertThat(map.parts()).containsExactly(new Part.Lamp("light.green", 19, true));
        assertThat(map.mistakes()).hasSize(1);
        assertThat(map.mistakes().getFirst().text()).isEqualTo(complaint);
        assertThat(map.mistakes().getFirst().role()).isNotEmpty();
    }

    @Test
    void twoPartsOnOneLineTheFirstKeepsIt() throws IOException {
        final PinMap map = read("light.red=5", "light.amber=5", "light.green=6");
        assertThat(map.parts()).extracting(Part::role).containsExactly("light.red", "light.green");
        assertThat(map.mistakes())
                .containsExactly(
                        new PinMap.Mistake("light.amber", "light.amber: GPIO 5 is taken by light.red already"));
    }

    @Test
    void aPartThatIsLostGivesItsLinesBack() throws IOException {
        final PinMap map = read("sounder=12", "sounder.mode=loud", "button.start.rest=12", "button.start.pressed=24");
        assertThat(map.parts()).containsExactly(new Part.Changeover("button.start", 12, 24));
    }

    @Test
    void nothingIsWiredToTheLinesOfTheBus() throws IOException {
        assertThat(read("display.kind=ssd1306", "light.red=2").mistakes())
                .containsExactly(new PinMap.Mistake("light.red", "light.red: GPIO 2 is taken by display.bus already"));
        assertThat(read("light.red=2").mistakes()).isEmpty();
    }

    @Test
    void anUnknownRoleIsNamedWithThoseThatAreKnown() throws IOException {
        final PinMap map = read("light.blue=4", "light.green=19");
        assertThat(map.parts()).hasSize(1);
        assertThat(map.mistakes()).hasSize(1);
        assertThat(map.mistakes().getFirst().text())
                .startsWith("light.blue: there is no such key in a pin map; known are button.start.pressed,")
                .contains("light.green, light.green.active, light.red,")
                .doesNotContain("\n");
    }

    @Test
    void whateverIsInAFileReadingItNeverDoesMoreThanComplain() throws IOException {
        final java.util.Random random = new java.util.Random(11);
        final List<String> keys = List.of(
                "chip",
                "light.red",
                "light.red.active",
                "sounder",
                "sounder.mode",
                "sounder.pwm",
                "button.start.rest",
                "button.start.pressed",
                "display.kind",
                "display.bus",
                "display.address",
                "nonsense");
        final List<String> values =
                List.of("", "5", "27", "28", "0x3c", "99999999999", "ssd1306", "pwm", ".", "0.0.0", "high", "\\u20ac");
        for (int i = 0; i < 2000; i++) {
            final String[] lines = random.ints(6, 0, keys.size())
                    .mapToObj(k -> keys.get(k) + "=" + values.get(random.nextInt(values.size())))
                    .toArray(String[]::new);
            final PinMap map = read(lines);
            final List<Integer> used =
                    map.parts().stream().flatMap(part -> part.lines().stream()).toList();
            assertThat(new HashSet<>(used)).as(String.join(" ", lines)).hasSameSizeAs(used);
        }
    }

    @Test
    void whatIsNoPropertiesFileIsSaidToBeNone() {
        assertThatThrownBy(() -> read("x=\\uZZZZ")).isInstanceOf(IOException.class);
    }

    private static PinMap read(final String... lines) throws IOException {
        return PinMap.read(new StringReader(String.join("\n", lines)));
    }
}
