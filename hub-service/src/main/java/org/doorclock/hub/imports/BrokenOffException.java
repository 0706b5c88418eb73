// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.io.IOException;

/** A file that did not arrive whole. */
final class BrokenOffException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenOffException(final Exception cause) {
        super("the file did not arrive whole", cause);
    }
}
