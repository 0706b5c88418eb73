// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

/** The hub cannot start. The message is one line: what, and what to do. */
final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    StartException(final int exitCode, final String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
