// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.util.Arrays;
import java.util.Optional;

/** Speeds of serial scanners. USB serial devices take any. */
public enum BaudRate {
    B9600(9600, 13),
    B19200(19200, 14),
    B38400(38400, 15),
    B57600(57600, 0x1001),
    B115200(115200, 0x1002);

    private final int bitsPerSecond;
    private final int code;

    BaudRate(final int bitsPerSecond, final int code) {
        this.bitsPerSecond = bitsPerSecond;
        this.code = code;
    }

    public int bitsPerSecond() {
        return bitsPerSecond;
    }

    /** What Linux calls it in a termios. */
    int code() {
        return code;
    }

    /** @param text such as 9600 */
    static Optional<BaudRate> of(final String text) {
        return Arrays.stream(values())
                .filter(rate -> text.equals(Integer.toString(rate.bitsPerSecond)))
                .findFirst();
    }
}
