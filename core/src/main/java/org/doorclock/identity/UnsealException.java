// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

/** A sealed value that cannot be opened. The message repeats nothing of it. */
public final class UnsealException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsealException(final String message) {
        super(message);
    }
}
