// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes RFC 4180 in UTF-8: CRLF, a header line, quotes where they are needed, no cell that is a formula. */
final class CsvWriter implements Closeable {

    /** By which some spreadsheets tell UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Table table;
    private final CSVPrinter printer;

    CsvWriter(final OutputStream out, final boolean bom, final Table table) throws IOException {
        this.table = table;
        final BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        if (bom) {
            writer.write(BYTE_ORDER_MARK);
        }
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(table.columns().stream().map(Column::name).toList());
    }

    void write(final JsonNode row) throws IOException {
        printer.printRecord(table.columns().stream()
                .map(column -> Cell.of(column.value().apply(row)))
                .toList());
    }

    /** Ends the file; what is not closed is not whole. */
    @Override
    public void close() throws IOException {
        printer.close();
    }
}
