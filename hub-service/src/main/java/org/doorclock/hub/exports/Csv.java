// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.exports;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.stream.Stream;
import org.doorclock.hub.http.Query;

/**
 * Answers tables as CSV files. Rows are sent as they are made, so that a long list needs no memory; an answer that fails
 * half-way ends its connection, so that the part is never taken for the whole.
 */
public final class Csv {

    public static final String CONTENT_TYPE = "text/csv; charset=utf-8; header=present";

    private Csv() {}

    /**
     * @param query for {@code bom}
     * @param rows the rows of the JSON answer; closed at the end
     */
    public static void answer(
            final Query query,
            final ServerResponse response,
            final Table table,
            final Stream<? extends JsonNode> rows) {
        final boolean bom = query.bom();
        response.header(HeaderNames.CONTENT_TYPE, CONTENT_TYPE);
        response.header(HeaderNames.CONTENT_DISPOSITION, disposition(table.name() + ".csv"));
        try (rows) {
            write(response.outputStream(), bom, table, rows);
        } catch (IOException | RuntimeException e) {
            throw new CloseConnectionException("the client is gone, or the rows ended early", e);
        }
    }

    /** Writes the whole file and closes {@code out}; if it fails, {@code out} is left open and holds a part. */
    public static void write(
            final OutputStream out, final boolean bom, final Table table, final Stream<? extends JsonNode> rows)
            throws IOException {
        final CsvWriter csv = new CsvWriter(out, bom, table);
        for (final Iterator<? extends JsonNode> each = rows.iterator(); each.hasNext(); ) {
            csv.write(each.next());
        }
        csv.close();
    }

    /** What makes a browser store an answer under this name. */
    public static String disposition(final String fileName) {
        return "attachment; filename=\"" + fileName.replaceAll("[^A-Za-z0-9._-]+", "-") + "\"";
    }
}
