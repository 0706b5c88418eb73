// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.computer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SysfsComputerTest implements ComputerContract {

    @TempDir
    private Path sys;

    @Override
    public Computer computer() {
        return new SysfsComputer(sys);
    }

    @Override
    public void become(
            final Computer computer, final double celsius, final boolean undervoltage, final boolean throttled)
            throws IOException {
        write("class/thermal/thermal_zone0/temp", "21000");
        write("class/thermal/thermal_zone1/temp", Long.toString(Math.round(celsius * 1000)));
        if (celsius < 21) {
            Files.delete(sys.resolve("class/thermal/thermal_zone0/temp"));
        }
        write("class/hwmon/hwmon0/name", "cpu_thermal");
        write("class/hwmon/hwmon0/in0_lcrit_alarm", "1");
        write("class/hwmon/hwmon1/name", "rpi_volt");
        write("class/hwmon/hwmon1/in0_lcrit_alarm", undervoltage ? "1" : "0");
        write("devices/platform/soc/soc:firmware/get_throttled", throttled ? "50004" : "50000");
    }

    @ParameterizedTest
    @CsvSource({
        "50000, false, false",
        "50001, true, false",
        "2, false, true",
        "8, false, true",
        "nonsense, false, false"
    })
    void ofTheFirmwaresWordOnlyWhatIsNowCounts(final String word, final boolean undervoltage, final boolean throttled)
            throws IOException {
        write("devices/platform/soc/soc:firmware/get_throttled", word);
        final ComputerReading reading = computer().read();
        assertThat(reading.undervoltage()).isEqualTo(undervoltage);
        assertThat(reading.throttled()).isEqualTo(throttled);
    }

    @Test
    void aZoneThatAnswersNothingIsPassedOver() throws IOException {
        write("class/thermal/thermal_zone0/temp", "");
        write("class/thermal/thermal_zone1/temp", "47234");
        assertThat(computer().read().celsius()).hasValue(47.234);
    }

    private void write(final String file, final String text) throws IOException {
        Files.createDirectories(sys.resolve(file).getParent());
        Files.writeString(sys.resolve(file), text + "\n");
    }
}
