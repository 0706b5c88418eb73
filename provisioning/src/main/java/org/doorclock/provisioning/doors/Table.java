// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.doors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The cells of a spreadsheet as programs export it: commas, semicolons or tabs between them, a byte order mark or none, any
 * ends of lines, quotes where they are needed, a first line {@code sep=;} or none. For one thread.
 */
final class Table {

    private static final String SAVE = "Save it as CSV UTF-8";
    private static final int MOST_ROWS = 5000;

    private final List<Row> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<Headings> headings = Optional.empty();

    /**
     * One below the headings.
     *
     * @param number as the spreadsheet numbers it
     * @param cells of the columns that are there
     */
    record Row(int number, Map<Column, String> cells) {
        boolean has(final Column column) {
            return cells.containsKey(column);
        }

        String cell(final Column column) {
            return cells.getOrDefault(column, "");
        }
    }

    private Table() {}

    static Table of(final byte[] bytes) {
        final Table table = new Table();
        try {
            table.read(text(bytes));
        } catch (CharacterCodingException e) {
            table.wrongFile("is not UTF-8", SAVE);
        } catch (IOException | UncheckedIOException e) {
            table.wrongFile("a quotation mark is opened and not closed, or stands inside a cell", SAVE);
        }
        if (table.rows.isEmpty() && table.findings.isEmpty()) {
            table.wrongFile("there is no row below the headings", "One row is one device");
        }
        return table;
    }

    List<Row> rows() {
        return rows;
    }

    List<Finding> findings() {
        return findings;
    }

    private void wrongFile(final String what, final String right) {
        findings.add(Finding.wrong(0, "", what, right));
    }

    private static String text(final byte[] bytes) throws CharacterCodingException {
        final String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        final String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return plain.matches("(?is)sep=.\\R.*") ? plain.replaceFirst("^.*\\R", "") : plain;
    }

    private void read(final String text) throws IOException {
        final CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            for (final CSVRecord cells : parser) {
                if (cells.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (rows.size() == MOST_ROWS) {
                    wrongFile("there are more than " + MOST_ROWS + " rows", "Part it");
                    return;
                }
                take(cells, (int) cells.getRecordNumber());
            }
        }
    }

    private void take(final CSVRecord cells, final int number) {
        if (headings.isPresent()) {
            rows.add(row(cells, number, headings.get()));
        } else {
            headings = Optional.of(Headings.of(cells, number));
            findings.addAll(headings.get().findings());
        }
    }

    private static char delimiter(final String text) {
        final String first = text.lines().findFirst().orElse("");
        char most = ',';
        for (final char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(final String text, final char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private Row row(final CSVRecord cells, final int number, final Headings known) {
        final Map<Column, String> row = new EnumMap<>(Column.class);
        known.columns().forEach((at, column) -> row.put(column, at < cells.size() ? plain(cells.get(at)) : ""));
        for (int i = known.width(); i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                findings.add(Finding.wrong(
                        number, "", "cell " + (i + 1) + " stands below no heading", "Quote a cell that holds a comma"));
            }
        }
        return new Row(number, row);
    }

    private static String plain(final String cell) {
        return cell.replace('\u00A0', ' ').strip();
    }
}
