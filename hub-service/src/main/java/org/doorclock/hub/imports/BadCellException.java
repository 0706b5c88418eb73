// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

/** A cell that cannot be imported. The message is the reason and never repeats what the cell holds. */
final class BadCellException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Column column;

    BadCellException(final Column column, final String reason) {
        super(reason, null, false, false);
        this.column = column;
    }

    Column column() {
        return column;
    }
}
