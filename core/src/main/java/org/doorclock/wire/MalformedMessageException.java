// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

/** Bytes on a topic that are not what belongs there. The message names the field, never a value. */
public final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedMessageException(final String message) {
        super(message);
    }
}
