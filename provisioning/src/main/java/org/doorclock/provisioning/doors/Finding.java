// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.doors;

/**
 * One thing that is wrong, or wants a look, in a spreadsheet.
 *
 * @param row as the spreadsheet numbers it, from 1; 0 for the whole file
 * @param column its heading; empty for the whole row
 * @param what is wrong
 * @param right what would be right
 * @param blocks whether nothing can be built before it is put right; else it is advice
 */
public record Finding(int row, String column, String what, String right, boolean blocks) {

    static Finding wrong(final int row, final String column, final String what, final String right) {
        return new Finding(row, column, what, right, true);
    }

    static Finding wrong(final int row, final Column column, final String what, final String right) {
        return wrong(row, column.heading(), what, right);
    }

    static Finding advice(final int row, final Column column, final String what, final String right) {
        return new Finding(row, column.heading(), what, right, false);
    }

    /** One line: where, what, what to do. */
    public String line() {
        final String where = row == 0 ? "" : "row " + row + (column.isEmpty() ? "" : ", " + column) + ": ";
        return where + what + (right.isEmpty() ? "" : ". " + right);
    }

    /** The same, with its full stop. */
    public String sentence() {
        return line().endsWith("?") ? line() : line() + ".";
    }
}
