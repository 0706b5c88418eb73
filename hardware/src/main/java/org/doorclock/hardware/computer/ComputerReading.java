// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.computer;

import java.util.OptionalDouble;

/**
 * How the computer is.
 *
 * @param celsius the hottest of its thermal zones; empty if it has none
 * @param undervoltage whether its supply is too weak at this moment
 * @param throttled whether it runs slower than it could, because it is hot or its supply is weak
 */
public record ComputerReading(OptionalDouble celsius, boolean undervoltage, boolean throttled) {

    /** A computer that tells nothing of itself. */
    public static final ComputerReading UNKNOWN = new ComputerReading(OptionalDouble.empty(), false, false);
}
