// SPDX-License-Identifier: Apache-2.0
package org.doorclock.release;

import java.io.IOException;

/** Why a release cannot be used, in one line for people. */
public final class ReleaseException extends IOException {

    private static final long serialVersionUID = 1;

    public ReleaseException(final String message) {
        super(message);
    }
}
