// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

/** A file that cannot be read on as rows at all: no header, a quote that is never closed. */
final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient RowError error;

    UnreadableFileException(final RowError error) {
        super(error.reason());
        this.error = error;
    }

    RowError error() {
        return error;
    }
}
