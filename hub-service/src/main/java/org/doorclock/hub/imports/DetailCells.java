// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doorclock.event.ArrivalMode;
import org.doorclock.event.Details;
import org.doorclock.event.Fact;
import org.doorclock.event.Modality;
import org.doorclock.event.Reporter;
import org.doorclock.event.Urgency;

/** Reads {@code modality}, {@code arrival_mode}, {@code urgency} and {@code reporter}; each may be empty. */
final class DetailCells {

    private static final List<Column> COLUMNS =
            List.of(Column.MODALITY, Column.ARRIVAL_MODE, Column.URGENCY, Column.REPORTER);

    private DetailCells() {}

    /** @param cell the text of a column */
    static Details read(final Function<Column, String> cell) throws BadCellException {
        if (COLUMNS.stream().map(cell).allMatch(String::isEmpty)) {
            return Details.NONE;
        }
        return new Details(
                read(cell, Column.MODALITY, Modality::ofWireName, Modality.values()),
                read(cell, Column.ARRIVAL_MODE, ArrivalMode::ofWireName, ArrivalMode.values()),
                read(cell, Column.URGENCY, Urgency::ofWireName, Urgency.values()),
                read(cell, Column.REPORTER, Reporter::ofWireName, Reporter.values()));
    }

    /** @throws BadCellException for the first that is not empty */
    static Details none(final Function<Column, String> cell) throws BadCellException {
        for (final Column column : COLUMNS) {
            if (!cell.apply(column).isEmpty()) {
                throw new BadCellException(column, "does not go with " + Fact.CaseClosed.TYPE + ": leave it empty");
            }
        }
        return Details.NONE;
    }

    private static <T> Optional<T> read(
            final Function<Column, String> cell,
            final Column column,
            final Function<String, Optional<T>> parse,
            final T[] allowed)
            throws BadCellException {
        final String text = cell.apply(column).toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        final Optional<T> value = parse.apply(text);
        if (value.isEmpty()) {
            throw new BadCellException(
                    column,
                    "is none of "
                            + Arrays.stream(allowed)
                                    .map(one -> one.toString().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", "))
                            + " or nothing");
        }
        return value;
    }
}
