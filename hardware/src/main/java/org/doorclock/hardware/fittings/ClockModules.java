// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.fittings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.doorclock.hardware.pins.Part;
import org.doorclock.hardware.pins.PartState;

/**
 * Whether the kernel has a clock module. It names an I2C clock after its driver and its place on the bus, such as
 * {@code rtc-ds1307 1-0068}.
 *
 * @param devices the kernel's folder of clocks
 */
record ClockModules(Path devices) {

    static final ClockModules OF_KERNEL = new ClockModules(Path.of("/sys/class/rtc"));

    PartState state(final Part.ClockModule module) {
        final String place = String.format("%d-%04x", module.bus(), module.address());
        try (Stream<Path> clocks = Files.list(devices)) {
            if (clocks.anyMatch(clock -> name(clock).endsWith(" " + place))) {
                return PartState.READY;
            }
        } catch (IOException e) {
            // said below
        }
        return new PartState.Absent("the kernel has no clock at " + place + ", which dtoverlay=i2c-rtc,ds3231 makes");
    }

    private static String name(final Path clock) {
        try {
            return Files.readString(clock.resolve("name")).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
