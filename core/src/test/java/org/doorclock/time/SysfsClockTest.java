// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorclock.time.KernelClock.HardwareClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysfsClockTest {

    @TempDir
    private Path root;

    @Test
    void theClockThatTheKernelStartedFromIsReadWithItsNameMachineAndDrift() throws IOException {
        rtc("rtc0", "rpi-rtc soc:rpi_rtc", "", "0", "1767312000");
        rtc("rtc1", "rtc-ds1307 1-0068", "ds3231", "1", "1767312034");
        Files.writeString(root.resolve("serial-number"), "10000000deadbeef\0");

        assertThat(clock().read())
                .contains(new HardwareClock("rtc-ds1307 1-0068 ds3231 10000000deadbeef", 1_767_312_034, 2));
    }

    @Test
    void aBareCrystalIsGivenMoreRoom() throws IOException {
        rtc("rtc0", "rpi-rtc soc:rpi_rtc", "", "0", "1767312000");

        assertThat(clock().read()).contains(new HardwareClock("rpi-rtc soc:rpi_rtc", 1_767_312_000, 100));
    }

    @Test
    void noneAtAllAndOneThatHasStoppedAreNone() throws IOException {
        assertThat(clock().read()).isEmpty();

        rtc("rtc0", "rtc-ds1307 1-0068", "ds3231", "0", "");

        assertThat(clock().read()).isEmpty();
    }

    private SysfsClock clock() {
        return new SysfsClock(root.resolve("rtc"), root.resolve("serial-number"));
    }

    private void rtc(
            final String directory, final String name, final String chip, final String hctosys, final String epoch)
            throws IOException {
        final Path clock = Files.createDirectories(root.resolve("rtc").resolve(directory));
        Files.writeString(clock.resolve("name"), name + "\n");
        Files.writeString(clock.resolve("hctosys"), hctosys + "\n");
        if (!epoch.isEmpty()) {
            Files.writeString(clock.resolve("since_epoch"), epoch + "\n");
        }
        if (!chip.isEmpty()) {
            Files.createDirectories(clock.resolve("device"));
            Files.writeString(clock.resolve("device/name"), chip + "\n");
        }
    }
}
