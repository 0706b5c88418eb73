// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

/**
 * How a reader is set up.
 *
 * @param lettersWithoutAim whether letters and signs are believed from a reader that types and sends no AIM identifier. The
 *     {@code ]} of an identifier shows that the reader types as on a US keyboard; without it a reader set up for another
 *     country may mean another letter, and only a person with the test symbol can tell
 */
public record ReaderSettings(Framing framing, boolean lettersWithoutAim) {

    public static final ReaderSettings STANDARD = new ReaderSettings(Framing.STANDARD, false);
}
