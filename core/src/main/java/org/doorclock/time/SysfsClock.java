// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.time.KernelClock.HardwareClock;

/**
 * The hardware clock as /sys/class/rtc shows it: the one that the kernel set its wall clock from, or the first. Needs no
 * privilege.
 */
final class SysfsClock {

    /** DS3231 and DS3232 have a temperature-compensated crystal, +-2 ppm from 0 to 40 degrees. */
    private static final List<String> COMPENSATED = List.of("ds3231", "ds3232");

    private static final long COMPENSATED_PPM = 2;

    /** Bare crystals: 20 ppm when made, several times that in heat and cold. */
    private static final long BARE_PPM = 100;

    private final Path directory;
    private final String machine;

    /** @param serial a file with the machine's serial number; need not be there */
    SysfsClock(final Path directory, final Path serial) {
        this.directory = directory;
        this.machine = text(serial);
    }

    static SysfsClock ofThisMachine() {
        return new SysfsClock(Path.of("/sys/class/rtc"), Path.of("/sys/firmware/devicetree/base/serial-number"));
    }

    /** Empty if there is none, or if it says that it stopped. */
    Optional<HardwareClock> read() {
        return find().flatMap(clock -> {
            final String chip = text(clock.resolve("device/name"));
            final String id = (text(clock.resolve("name")) + " " + chip + " " + machine).strip();
            final long ppm = COMPENSATED.stream().anyMatch(id::contains) ? COMPENSATED_PPM : BARE_PPM;
            try {
                return Optional.of(new HardwareClock(id, Long.parseLong(text(clock.resolve("since_epoch"))), ppm));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    private Optional<Path> find() {
        try (Stream<Path> all = Files.list(directory)) {
            final List<Path> clocks = all.sorted().toList();
            return clocks.stream()
                    .filter(clock -> text(clock.resolve("hctosys")).equals("1"))
                    .findFirst()
                    .or(() -> clocks.stream().findFirst());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Empty if it cannot be read; without what is not printable, such as the zero that ends a device tree's texts. */
    private static String text(final Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8)
                    .replaceAll("[^ -~]", "")
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }
}
