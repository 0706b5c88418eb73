// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.util.Optional;
import org.doorclock.hardware.reader.RawScan;

/** What was wrong with a scan, for the log. */
final class ReadProblems {

    private ReadProblems() {}

    /** Empty for a scan that came whole. */
    static Optional<RawScan.Problem> of(final RawScan scan) {
        return switch (scan) {
            case RawScan.Text text -> Optional.empty();
            case RawScan.Garbled garbled -> Optional.of(garbled.problem());
        };
    }

    static String text(final RawScan.Problem problem) {
        return switch (problem) {
            case HALF -> "half a symbol came; it must end with Enter, or reader.pause-ends must be set";
            case TOO_LONG -> "more came than any symbol holds";
            case NOISE -> "bytes or keys came that no symbol has; check its keyboard layout or line";
            case LOST -> "the kernel lost keys; make the reader type more slowly";
            case STUCK -> "a key is held down, or the reader never lets it go";
            case LAYOUT ->
                "letters came without an AIM identifier; let the reader send it, or scan the test symbol and set"
                        + " reader.letters-without-aim";
        };
    }
}
