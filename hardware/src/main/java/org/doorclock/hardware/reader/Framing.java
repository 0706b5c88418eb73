// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.time.Duration;

/**
 * How a byte stream is cut into symbols. CR, LF, CR LF and Tab each end a symbol.
 *
 * @param longest more bytes than this are no symbol
 * @param pause silence after which what came is taken for all that comes
 * @param pauseEnds whether such silence ends a symbol (a reader that sends no terminator) or leaves it half
 */
public record Framing(int longest, Duration pause, boolean pauseEnds) {

    /** For readers with a terminator, as this product sets them up. */
    public static final Framing STANDARD = new Framing(512, Duration.ofMillis(300), false);
}
