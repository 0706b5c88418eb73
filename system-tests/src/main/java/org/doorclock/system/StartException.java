// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

/** A program of the system did not come up. The message is one line. */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    public StartException(final String message) {
        super(message);
    }
}
