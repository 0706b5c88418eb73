// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.io.IOException;

/** What this device has cannot be used. The message is one line: what is wrong, what to do; never a key or a token. */
final class IdentityException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean absent;

    private IdentityException(final boolean absent, final String message) {
        super(message);
        this.absent = absent;
    }

    static IdentityException unavailable(final String message) {
        return new IdentityException(true, message);
    }

    static IdentityException unusable(final String message) {
        return new IdentityException(false, message);
    }

    /** Whether something is not there, rather than wrong. */
    boolean isAbsent() {
        return absent;
    }
}
