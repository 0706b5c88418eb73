// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import java.io.IOException;

/** A key file that cannot be used. The message is one line: which file, what is wrong, what to do; never a key. */
public final class KeyFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble. */
    public enum Fault {
        /** It is not there, or the disk does not give or take it. */
        UNAVAILABLE,
        /** It is there and must not be used as it is. */
        UNUSABLE
    }

    private final Fault fault;

    KeyFileException(final Fault fault, final String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
