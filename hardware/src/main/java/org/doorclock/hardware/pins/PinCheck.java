// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A pin map held against the chip that is there.
 *
 * @param chip the device's name of the chip to use; empty if no part needs one or none is to be had
 * @param usable the parts that nothing speaks against
 * @param absent each part that cannot be had, by its role, and why
 * @param complaints one line for each thing that is wrong; several parts that lack the same thing share a line
 */
public record PinCheck(
        Optional<String> chip, List<Part> usable, Map<String, PartState.Absent> absent, List<String> complaints) {

    private static final Path DEVICES = Path.of("/dev");
    private static final String ANY_PI = "pinctrl";

    /** Asks this computer's kernel. */
    public static PinCheck of(final PinMap map) {
        return of(map, new LinuxGpioChips(DEVICES));
    }

    static PinCheck of(final PinMap map, final GpioChips chips) {
        final Map<String, PartState.Absent> absent = new LinkedHashMap<>();
        final List<String> complaints = new ArrayList<>();
        for (final PinMap.Mistake mistake : map.mistakes()) {
            complaints.add(mistake.text());
            if (!mistake.role().isEmpty()) {
                absent.put(mistake.role(), new PartState.Absent(mistake.text()));
            }
        }
        final List<Part> onLines =
                map.parts().stream().filter(part -> !part.lines().isEmpty()).toList();
        Optional<String> name = Optional.empty();
        if (!onLines.isEmpty()) {
            try {
                final GpioChips.Chip chip = find(map.chip(), chips.all());
                name = Optional.of(chip.name());
                onLines.forEach(part -> fault(part, chip).ifPresent(reason -> {
                    absent.put(part.role(), new PartState.Absent(reason));
                    complaints.add(part.role() + ": " + reason);
                }));
            } catch (PartException e) {
                onLines.forEach(part -> absent.put(part.role(), new PartState.Absent(e.getMessage())));
                complaints.add(e.getMessage() + "; absent are "
                        + onLines.stream().map(Part::role).collect(Collectors.joining(", ")));
            }
        }
        final List<Part> usable = map.parts().stream()
                .filter(part -> !absent.containsKey(part.role()))
                .toList();
        return new PinCheck(name, usable, absent, complaints);
    }

    private static GpioChips.Chip find(final String wanted, final List<GpioChips.Chip> all) throws PartException {
        if (all.isEmpty()) {
            throw new PartException("there is no GPIO chip, no /dev/gpiochip0");
        }
        for (final GpioChips.Chip chip : all) {
            if (chip.isPermitted() && suits(chip.label(), wanted)) {
                return chip;
            }
        }
        final String closed = all.stream()
                .filter(chip -> !chip.isPermitted())
                .map(chip -> "/dev/" + chip.name())
                .collect(Collectors.joining(" or "));
        if (!closed.isEmpty()) {
            throw new PartException("no permission on " + closed + ", which group gpio has");
        }
        final String labels = all.stream().map(GpioChips.Chip::label).collect(Collectors.joining(", "));
        throw new PartException(
                wanted.equals(PinMap.AUTO)
                        ? "chip: none of the GPIO chips here is a Raspberry Pi's; there are " + labels
                        : "chip: no GPIO chip is labelled " + wanted + "; there are " + labels);
    }

    private static boolean suits(final String label, final String wanted) {
        return wanted.equals(PinMap.AUTO) ? label.contains(ANY_PI) : label.equals(wanted);
    }

    private static Optional<String> fault(final Part part, final GpioChips.Chip chip) {
        for (final int line : part.lines()) {
            if (line >= chip.lines()) {
                return Optional.of("GPIO " + line + " is beyond the " + chip.lines() + " lines of " + chip.name());
            }
            final Optional<String> user = chip.userOf(line);
            if (user.isPresent()) {
                return Optional.of("GPIO " + line + " is in use by " + user.get());
            }
        }
        return Optional.empty();
    }
}
