// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

/** A terminal device that cannot be opened or read any more. The message is the reason, for people. */
final class TtyException extends Exception {
    private static final long serialVersionUID = 1L;

    TtyException(final String message) {
        super(message);
    }
}
