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
    void the_map_that_comes_with_the_product_has_every_part_and_no_mistake() {
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
    void only_the_red_lamp_is_lit_by_what_a_pi_does_before_any_program_runs() {
        PinMap.standard().parts().stream()
                .filter(Part.Lamp.class::isInstance)
                .map(Part.Lamp.class::cast)
                .forEach(lamp -> assertThat(lamp.gpio() <= 8)
                        .as(lamp.role())
                        .isEqualTo(lamp.role().equals("light.red")));
    }

    @Test
    void a_part_that_the_file_leaves_out_is_not_there_and_nothing_is_wrong() throws IOException {
        final PinMap map = read("light.green=19");
        assertThat(map.parts()).containsExactly(new Part.Lamp("light.green", 19, true));
        assertThat(map.mistakes()).isEmpty();
        assertThat(read("").parts()).isEmpty();
    }

    @Test
    void a_buzzer_is_a_sounder_on_a_line() throws IOException {
        assertThat(read("sounder=12", "sounder.mode=on-off", "sounder.active=low")
                        .parts())
                .containsExactly(new Part.Buzzer("sounder", 12, false));
    }

    @Test
    void a_character_display_has_its_own_address() throws IOException {
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
    void a_line_that_cannot_be_used_costs_its_own_part_only_and_is_named(final String lines, final String complaint)
            throws IOException {
        final PinMap map = read((lines + ",light.green=19").split(","));
        assertThat(map.parts()).containsExactly(new Part.Lamp("light.green", 19, true));
        assertThat(map.mistakes()).hasSize(1);
        assertThat(map.mistakes().getFirst().text()).isEqualTo(complaint);
        assertThat(map.mistakes().getFirst().role()).isNotEmpty();
    }

    @Test
    void two_parts_on_one_line_the_first_keeps_it() throws IOException {
        final PinMap map = read("light.red=5", "light.amber=5", "light.green=6");
        assertThat(map.parts()).extracting(Part::role).containsExactly("light.red", "light.green");
        assertThat(map.mistakes())
                .containsExactly(
                        new PinMap.Mistake("light.amber", "light.amber: GPIO 5 is taken by light.red already"));
    }

    @Test
    void a_part_that_is_lost_gives_its_lines_back() throws IOException {
        final PinMap map = read("sounder=12", "sounder.mode=loud", "button.start.rest=12", "button.start.pressed=24");
        assertThat(map.parts()).containsExactly(new Part.Changeover("button.start", 12, 24));
    }

    @Test
    void nothing_is_wired_to_the_lines_of_the_bus() throws IOException {
        assertThat(read("display.kind=ssd1306", "light.red=2").mistakes())
                .containsExactly(new PinMap.Mistake("light.red", "light.red: GPIO 2 is taken by display.bus already"));
        assertThat(read("light.red=2").mistakes()).isEmpty();
    }

    @Test
    void an_unknown_role_is_named_with_those_that_are_known() throws IOException {
        final PinMap map = read("light.blue=4", "light.green=19");
        assertThat(map.parts()).hasSize(1);
        assertThat(map.mistakes()).hasSize(1);
        assertThat(map.mistakes().getFirst().text())
                .startsWith("light.blue: there is no such key in a pin map; known are button.start.pressed,")
                .contains("light.green, light.green.active, light.red,")
                .doesNotContain("\n");
    }

    @Test
    void whatever_is_in_a_file_reading_it_never_does_more_than_complain() throws IOException {
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
    void what_is_no_properties_file_is_said_to_be_none() {
        assertThatThrownBy(() -> read("x=\\uZZZZ")).isInstanceOf(IOException.class);
    }

    private static PinMap read(final String... lines) throws IOException {
        return PinMap.read(new StringReader(String.join("\n", lines)));
    }
}
