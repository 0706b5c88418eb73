// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.doors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.doorclock.settings.Nearest;

/**
 * The first row of a spreadsheet.
 *
 * @param columns where each is, from 0
 * @param width how many columns have a heading, the user's own among them
 */
record Headings(Map<Integer, Column> columns, int width, List<Finding> findings) {

    /** Columns whose heading begins so are the user's own and left alone. */
    private static final String OWN = "#";

    static Headings of(final CSVRecord cells, final int row) {
        final Map<Integer, Column> columns = new TreeMap<>();
        final List<Finding> findings = new ArrayList<>();
        int width = 0;
        for (int i = 0; i < cells.size(); i++) {
            final String heading = cells.get(i).strip();
            final Optional<Column> column = Column.ofHeading(heading);
            if (!heading.isEmpty()) {
                width = i + 1;
            }
            if (column.isPresent() && columns.containsValue(column.get())) {
                findings.add(Finding.wrong(row, heading, "there are two columns of this name", "Keep one"));
            } else if (column.isPresent()) {
                columns.put(i, column.get());
            } else if (!heading.isEmpty() && !heading.startsWith(OWN)) {
                findings.add(Finding.wrong(
                        row,
                        heading,
                        "there is no such column",
                        "Did you mean " + Nearest.of(heading.toLowerCase(Locale.ROOT), Column.headings())
                                + "? A column of your own begins with " + OWN));
            }
        }
        for (final Column column : Column.values()) {
            if (!columns.containsValue(column)) {
                findings.add(Finding.wrong(row, column, "this column is missing", "It holds " + column.help()));
            }
        }
        return new Headings(columns, width, findings);
    }
}
