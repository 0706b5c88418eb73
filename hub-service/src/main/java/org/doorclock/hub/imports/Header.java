// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Which column stands where. */
final class Header {

    /** A first line that is not a header may hold a patient's id: only what looks like a heading is repeated. */
    private static final Pattern HEADING = Pattern.compile("[\\p{L}_ ]{1,40}");

    private final Map<Column, Integer> places;
    private final int width;

    private Header(final Map<Column, Integer> places, final int width) {
        this.places = places;
        this.width = width;
    }

    /** @throws UnreadableFileException naming every fault of the header */
    static Header of(final CSVRecord record, final long line) throws UnreadableFileException {
        final List<String> headings = Arrays.asList(record.values());
        if (headings.stream().allMatch(heading -> Column.ofHeading(heading).isEmpty())) {
            throw new UnreadableFileException(new RowError(line, "", noHeader(headings)));
        }
        final Map<Column, Integer> places = new EnumMap<>(Column.class);
        final List<String> faults = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            final Optional<Column> column = Column.ofHeading(headings.get(i));
            if (column.isEmpty()) {
                faults.add(unknown(headings.get(i), i + 1));
            } else if (places.putIfAbsent(column.get(), i) != null) {
                faults.add("column " + column.get().heading() + " is there twice");
            }
        }
        for (final Column column : Column.values()) {
            if (column.required() && !places.containsKey(column)) {
                faults.add("column " + column.heading() + " is missing");
            }
        }
        if (!faults.isEmpty()) {
            throw new UnreadableFileException(new RowError(
                    line,
                    "",
                    String.join("; ", faults) + ". Columns are " + Column.list(true) + " and, if wanted, "
                            + Column.list(false)));
        }
        return new Header(places, headings.size());
    }

    int width() {
        return width;
    }

    /** The cell without spaces around it; empty if the file has no such column. */
    String cell(final CSVRecord record, final Column column) {
        final Integer place = places.get(column);
        return place == null ? "" : record.get(place).strip();
    }

    /** The column at a place, from 0. */
    Optional<Column> at(final int place) {
        return places.entrySet().stream()
                .filter(e -> e.getValue() == place)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String noHeader(final List<String> headings) {
        final String first = headings.getFirst();
        if (first.startsWith("PK\u0003\u0004")) {
            return "this is a workbook, not CSV: save it as CSV UTF-8 (comma delimited)";
        }
        if (first.indexOf(';') >= 0 || first.indexOf('\t') >= 0) {
            return "columns must be separated by commas";
        }
        return "the first line must name the columns: " + Column.list(true) + " and, if wanted, " + Column.list(false);
    }

    private static String unknown(final String heading, final int place) {
        final String name = heading.strip();
        if (name.isEmpty()) {
            return "column " + place + " has no name";
        }
        return HEADING.matcher(name).matches()
                ? "unknown column " + name
                : "the name of column " + place + " is unknown";
    }
}
