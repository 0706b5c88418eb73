// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

/** The index is of no use any more. The message says why in a few words. */
final class IndexFailure extends Exception {
    private static final long serialVersionUID = 1L;

    IndexFailure(final String message) {
        super(message);
    }
}
