// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.computer;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads what Linux shows below {@code /sys}: thermal zones; the Raspberry Pi's undervoltage alarm, which its hwmon driver
 * {@code rpi_volt} keeps for about 2 s; and the throttling word of the Pi's firmware.
 */
public final class SysfsComputer implements Computer {

    private static final String THROTTLED = "devices/platform/soc/soc:firmware/get_throttled";
    private static final String UNDERVOLTAGE_DRIVER = "rpi_volt";

    /** Bits of the firmware's word that speak of now: undervoltage, capped, throttled, soft temperature limit. */
    private static final long UNDERVOLTAGE_NOW = 0x1;

    private static final long THROTTLED_NOW = 0xE;

    private final Path sys;

    /** @param sys where sysfs is mounted: {@code /sys} */
    public SysfsComputer(final Path sys) {
        this.sys = sys;
    }

    @Override
    public ComputerReading read() {
        final OptionalLong firmware = number(sys.resolve(THROTTLED), 16);
        final long word = firmware.orElse(0);
        return new ComputerReading(hottest(), alarm() || (word & UNDERVOLTAGE_NOW) != 0, (word & THROTTLED_NOW) != 0);
    }

    @Override
    public boolean tellsOfSupply() {
        return number(sys.resolve(THROTTLED), 16).isPresent()
                || below("class/hwmon", "hwmon*").stream()
                        .anyMatch(chip -> text(chip.resolve("name")).equals(UNDERVOLTAGE_DRIVER));
    }

    private OptionalDouble hottest() {
        return below("class/thermal", "thermal_zone*").stream()
                .map(zone -> number(zone.resolve("temp"), 10))
                .filter(OptionalLong::isPresent)
                .mapToDouble(millis -> millis.getAsLong() / 1000.0)
                .max();
    }

    private boolean alarm() {
        return below("class/hwmon", "hwmon*").stream()
                .filter(chip -> text(chip.resolve("name")).equals(UNDERVOLTAGE_DRIVER))
                .anyMatch(chip -> number(chip.resolve("in0_lcrit_alarm"), 10).orElse(0) != 0);
    }

    private List<Path> below(final String folder, final String pattern) {
        final List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(sys.resolve(folder), pattern)) {
            entries.forEach(found::add);
        } catch (IOException e) {
            return List.of();
        }
        return found;
    }

    private static OptionalLong number(final Path file, final int radix) {
        try {
            return OptionalLong.of(Long.parseLong(text(file), radix));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** A zone that is switched off answers with an error. */
    private static String text(final Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
