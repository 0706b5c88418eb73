// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

import java.util.List;
import java.util.Optional;

/** What the kernel says of its GPIO chips. */
interface GpioChips {

    /** All there are, in the order of their names. */
    List<Chip> all();

    /** A chip. */
    interface Chip {
        /** The device's name, such as {@code gpiochip0}. */
        String name();

        /** Whether this program may use it. Without that, nothing else is known of it. */
        boolean isPermitted();

        /** Which hardware it is, such as {@code pinctrl-bcm2711}. */
        String label();

        /** How many lines it has, counted from 0. */
        int lines();

        /** Who uses a line already; empty if nobody does. */
        Optional<String> userOf(int line);
    }
}
