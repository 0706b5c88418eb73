// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.exports;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the rows of a JSON answer become those of a CSV file.
 *
 * @param name what the file is called, less its ending
 * @param columns in their order
 */
public record Table(String name, List<Column> columns) {

    public Table {
        columns = List.copyOf(columns);
    }

    /** A table whose columns are fields of the rows, by name. */
    public static Table ofFields(final String name, final String... fields) {
        return new Table(name, Arrays.stream(fields).map(Column::of).toList());
    }

    /** The same with these columns behind its own. */
    public Table and(final Column... more) {
        return new Table(
                name, Stream.concat(columns.stream(), Arrays.stream(more)).toList());
    }

    /** The same under a name that says more, such as the days that it is about. */
    public Table called(final String longer) {
        return new Table(longer, columns);
    }
}
