// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.io.IOException;

/** More bytes or rows than the hub takes in one file. */
final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(final String message) {
        super(message);
    }
}
