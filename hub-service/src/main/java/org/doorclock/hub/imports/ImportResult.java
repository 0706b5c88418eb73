// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.util.List;

/**
 * What became of a file.
 *
 * @param taken whether its good rows are stored; for a dry run, whether they would be
 * @param readable whether it could be told apart into rows to its end
 * @param rows how many it has, blank ones not counted
 * @param added how many are new
 * @param alreadyThere how many the hub held before
 * @param duplicates how many repeat an earlier row of the same file
 * @param bad how many have at least one fault
 * @param errorCount how many faults there are
 * @param errors the first of them, in the file's order; one that ended the reading is always the last of these
 */
record ImportResult(
        boolean taken,
        boolean readable,
        long rows,
        long added,
        long alreadyThere,
        long duplicates,
        long bad,
        long errorCount,
        List<RowError> errors) {

    /** No more faults than this are listed; all are counted. */
    static final int MOST_LISTED = 1000;

    ImportResult {
        errors = List.copyOf(errors);
    }
}
