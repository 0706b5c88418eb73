// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.pins;

/** A part cannot be had, or not any more. The message says why, for people, without a full stop. */
public final class PartException extends Exception {

    private static final long serialVersionUID = 1L;

    public PartException(final String reason) {
        super(reason);
    }

    public PartException(final String reason, final Throwable cause) {
        super(reason, cause);
    }
}
