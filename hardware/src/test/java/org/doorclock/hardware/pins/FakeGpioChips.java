// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chips as a kernel could have them. */
record FakeGpioChips(List<Chip> all) implements GpioChips {

    record FakeChip(String name, String label, int lines, boolean isPermitted, Map<Integer, String> users)
            implements Chip {

        @Override
        public String label() {
            if (!isPermitted) {
                throw new AssertionError("nobody may ask");
            }
            return label;
        }

        @Override
        public Optional<String> userOf(final int line) {
            return Optional.ofNullable(users.get(line));
        }
    }

    static FakeGpioChips of(final FakeChip... chips) {
        return new FakeGpioChips(List.of(chips));
    }

    static FakeChip chip(final String name, final String label) {
        return new FakeChip(name, label, 54, true, Map.of());
    }

    static FakeChip closed(final String name) {
        return new FakeChip(name, "", 0, false, Map.of());
    }
}
