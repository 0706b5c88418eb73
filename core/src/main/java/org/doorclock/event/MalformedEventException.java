// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

/** Bytes that are not an event. The message names the field and the fault and never repeats a value. */
public final class MalformedEventException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedEventException(final String message) {
        super(message);
    }
}
