// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinCheckTest {

    private static final FakeGpioChips.FakeChip PI4 = FakeGpioChips.chip("gpiochip0", "pinctrl-bcm2711");

    @Test
    void withEverythingThereAllPartsAreUsableOnThePisOwnChip() {
        final PinCheck check = PinCheck.of(
                PinMap.standard(), FakeGpioChips.of(FakeGpioChips.chip("gpiochip0", "raspberrypi-exp-gpio"), PI4b()));
        assertThat(check.chip()).hasValue("gpiochip10");
        assertThat(check.usable()).hasSize(8);
        assertThat(check.absent()).isEmpty();
        assertThat(check.complaints()).isEmpty();
    }

    private static FakeGpioChips.FakeChip PI4b() {
        return FakeGpioChips.chip("gpiochip10", "pinctrl-rp1");
    }

    @Test
    void withoutAnyChipOneLineNamesAllThatIsLostAndTheBusPartsStay() {
        final PinCheck check = PinCheck.of(PinMap.standard(), FakeGpioChips.of());
        assertThat(check.chip()).isEmpty();
        assertThat(check.complaints())
                .containsExactly(
                        "there is no GPIO chip, no /dev/gpiochip0; absent are light.red, light.amber, light.green,"
                                + " button.start, button.undo");
        assertThat(check.absent()).hasSize(5);
        assertThat(check.usable()).extracting(Part::role).containsExactly("display", "clock", "sounder");
    }

    @Test
    void withoutPermissionOneLineSaysWhichGroupHasIt() {
        final PinCheck check = PinCheck.of(PinMap.standard(), FakeGpioChips.of(FakeGpioChips.closed("gpiochip0")));
        assertThat(check.complaints()).hasSize(1);
        assertThat(check.complaints().getFirst())
                .startsWith("no permission on /dev/gpiochip0, which group gpio has; absent");
    }

    @Test
    void onAComputerThatIsNoPiOneLineSaysWhatChipsThereAre() {
        final PinCheck check =
                PinCheck.of(PinMap.standard(), FakeGpioChips.of(FakeGpioChips.chip("gpiochip0", "INT34C5:00")));
        assertThat(check.complaints().getFirst())
                .startsWith("chip: none of the GPIO chips here is a Raspberry Pi's; there are INT34C5:00; absent are");
    }

    @Test
    void takesTheChipThatTheMapNamesAndNoOther() throws IOException {
        final FakeGpioChips chips = FakeGpioChips.of(PI4, FakeGpioChips.chip("gpiochip1", "sim"));
        assertThat(PinCheck.of(read("chip=sim\nlight.red=5"), chips).chip()).hasValue("gpiochip1");
        assertThat(PinCheck.of(read("chip=none\nlight.red=5"), chips).complaints())
                .containsExactly(
                        "chip: no GPIO chip is labelled none; there are pinctrl-bcm2711, sim; absent are light.red");
    }

    @Test
    void aLineThatIsBusyOrBeyondTheChipCostsItsOwnPartOnly() {
        final FakeGpioChips chips = FakeGpioChips.of(
                new FakeGpioChips.FakeChip("gpiochip0", "pinctrl-bcm2835", 20, true, Map.of(13, "spi0 CS1")));
        final PinCheck check = PinCheck.of(PinMap.standard(), chips);
        assertThat(check.complaints())
                .containsExactly(
                        "light.amber: GPIO 13 is in use by spi0 CS1",
                        "button.start: GPIO 23 is beyond the 20 lines of gpiochip0",
                        "button.undo: GPIO 20 is beyond the 20 lines of gpiochip0");
        assertThat(check.absent()).containsOnlyKeys("light.amber", "button.start", "button.undo");
        assertThat(check.usable()).extracting(Part::role).contains("light.red", "light.green");
    }

    @Test
    void theFilesMistakesAreComplaintsAndTheirPartsAbsent() throws IOException {
        final PinCheck check = PinCheck.of(read("light.red=99\nlight.green=19\nfoo=1"), FakeGpioChips.of(PI4));
        assertThat(check.complaints()).hasSize(2).first().isEqualTo("light.red: must be a number from 0 to 27");
        assertThat(check.absent()).containsOnlyKeys("light.red");
        assertThat(check.usable()).extracting(Part::role).containsExactly("light.green");
    }

    @Test
    void noPartNeedsAChipNobodyAsksForOne() throws IOException {
        final PinCheck check = PinCheck.of(read("display.kind=ssd1306"), FakeGpioChips.of());
        assertThat(check.complaints()).isEmpty();
        assertThat(check.usable()).hasSize(1);
    }

    @Test
    void theKernelsFolderOfDevicesMayHoldFilesThatAreNoChips(@TempDir final Path devices) throws IOException {
        Files.writeString(devices.resolve("gpiochip0"), "a file");
        Files.createSymbolicLink(devices.resolve("gpiochip4"), devices.resolve("gpiochip0"));
        Files.writeString(devices.resolve("gpiomem"), "");
        final PinCheck check = PinCheck.of(PinMap.standard(), new LinuxGpioChips(devices));
        assertThat(check.complaints()).hasSize(1);
        assertThat(check.complaints().getFirst()).startsWith("chip: none of the GPIO chips here");
        assertThat(new LinuxGpioChips(devices.resolve("nowhere")).all()).isEmpty();
    }

    private static PinMap read(final String text) throws IOException {
        return PinMap.read(new StringReader(text));
    }
}
