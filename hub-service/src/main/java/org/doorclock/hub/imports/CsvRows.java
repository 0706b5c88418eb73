// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.doorclock.event.PatientRef;
import org.doorclock.identity.Identifier;

/** The rows of an import file, one at a time. Rows without any content are passed over. For one thread. */
final class CsvRows implements AutoCloseable {

    /** Chars; no row of these columns comes near it, but a quote that is never closed makes one of the whole file. */
    private static final int LONGEST_ROW = 64 * 1024;

    private static final String NOT_UTF_8 = "is not UTF-8: save the file as CSV UTF-8";

    private final Utf8Reader reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Header header;
    private final RowParser rows;

    /**
     * @param now later stamps are refused
     * @param pseudonymise asked once for each patient
     * @throws UnreadableFileException if there is no header that can be used
     * @throws IOException if the stream fails, such as {@link TooLargeException}
     */
    CsvRows(final InputStream in, final Instant now, final Function<Identifier, PatientRef> pseudonymise)
            throws IOException, UnreadableFileException {
        reader = new Utf8Reader(in, LONGEST_ROW);
        parser = CSVFormat.RFC4180.parse(reader);
        records = parser.iterator();
        final Optional<Line> first = nextLine();
        if (first.isEmpty()) {
            throw new UnreadableFileException(new RowError(1, "", "the file is empty"));
        }
        if (first.get().broken()) {
            throw new UnreadableFileException(new RowError(first.get().number(), "", "the header " + NOT_UTF_8));
        }
        header = Header.of(first.get().record(), first.get().number());
        rows = new RowParser(header, now, pseudonymise);
    }

    /**
     * The next row.
     *
     * @return empty at the end of the file
     * @throws UnreadableFileException if the rest of the file cannot be told apart into rows
     */
    Optional<Parsed> next() throws IOException, UnreadableFileException {
        final Optional<Line> line = nextLine();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        final List<RowError> errors = new ArrayList<>(0);
        final Optional<Row> row = parse(line.get(), errors);
        return Optional.of(new Parsed(row, errors));
    }

    private Optional<Row> parse(final Line line, final List<RowError> errors) {
        final CSVRecord record = line.record();
        if (line.broken()) {
            errors.add(new RowError(line.number(), brokenColumn(record), NOT_UTF_8));
            return Optional.empty();
        }
        if (record.size() != header.width()) {
            errors.add(new RowError(
                    line.number(), "", "has " + record.size() + " fields, the header has " + header.width()));
            return Optional.empty();
        }
        return rows.parse(record, line.number(), errors);
    }

    private String brokenColumn(final CSVRecord record) {
        for (int i = 0; i < record.size(); i++) {
            if (record.get(i).indexOf(Utf8Reader.REPLACEMENT) >= 0) {
                return header.at(i).map(Column::heading).orElse("");
            }
        }
        return "";
    }

    private Optional<Line> nextLine() throws IOException, UnreadableFileException {
        while (true) {
            final long number = parser.getCurrentLineNumber() + 1;
            try {
                if (!records.hasNext()) {
                    return Optional.empty();
                }
            } catch (UncheckedIOException e) {
                throw unreadable(e.getCause(), number);
            }
            final CSVRecord record = records.next();
            reader.rowDone();
            final boolean broken = reader.brokenUpTo(parser.getCurrentLineNumber());
            if (broken || Arrays.stream(record.values()).anyMatch(value -> !value.isBlank())) {
                return Optional.of(new Line(number, record, broken));
            }
        }
    }

    private static UnreadableFileException unreadable(final IOException cause, final long line) throws IOException {
        return switch (cause) {
            case Utf8Reader.RowTooLongException _ ->
                new UnreadableFileException(new RowError(
                        line, "", "a row of more than " + LONGEST_ROW + " characters: is a quote left open?"));
            case org.apache.commons.csv.CSVException _ ->
                new UnreadableFileException(new RowError(
                        line,
                        "",
                        "quotes do not pair: a quoted field ends at a quote before a comma or the line's end,"
                                + " and a quote within it is doubled"));
            default -> throw cause;
        };
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private record Line(long number, CSVRecord record, boolean broken) {}

    /**
     * @param row what the row says, if it has no fault
     * @param errors its faults
     */
    record Parsed(Optional<Row> row, List<RowError> errors) {}
}
