// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.doorclock.event.PatientRef;
import org.doorclock.identity.Identifier;

/** A file that was read to its end, before anything of it is stored. For one thread. */
final class Checked {

    private final boolean keepBesideBad;
    private final int mostRows;
    private final KeySet seen = new KeySet();
    private final List<Keyed> good = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private long rows;
    private long duplicates;
    private long bad;
    private long errorCount;
    private boolean cutShort;

    private Checked(final boolean keepBesideBad, final int mostRows) {
        this.keepBesideBad = keepBesideBad;
        this.mostRows = mostRows;
    }

    /**
     * Reads to the end of the file, or to where it cannot be told apart into rows.
     *
     * @param keepBesideBad whether good rows are of use if others are bad
     * @param mostRows more are refused
     * @throws TooLargeException if there are more rows, or {@code in} says so
     */
    static Checked read(
            final InputStream in,
            final Instant now,
            final Function<Identifier, PatientRef> pseudonymise,
            final boolean keepBesideBad,
            final int mostRows)
            throws IOException {
        final Checked checked = new Checked(keepBesideBad, mostRows);
        try (CsvRows csv = new CsvRows(in, now, pseudonymise)) {
            for (Optional<CsvRows.Parsed> next = csv.next(); next.isPresent(); next = csv.next()) {
                checked.take(next.get());
            }
        } catch (UnreadableFileException e) {
            checked.end(e.error());
        }
        return checked;
    }

    /** Whether what was good may be stored. */
    boolean usable() {
        return !cutShort && (bad == 0 || keepBesideBad);
    }

    /** The good rows, each once. */
    List<Keyed> good() {
        return good;
    }

    ImportResult refused() {
        return result(false, 0, 0);
    }

    ImportResult taken(final long added) {
        return result(true, added, good.size() - added);
    }

    private ImportResult result(final boolean taken, final long added, final long alreadyThere) {
        return new ImportResult(taken, !cutShort, rows, added, alreadyThere, duplicates, bad, errorCount, errors);
    }

    private void end(final RowError error) {
        cutShort = true;
        errorCount++;
        if (errors.size() == ImportResult.MOST_LISTED) {
            errors.removeLast();
        }
        errors.add(error);
    }

    private void take(final CsvRows.Parsed parsed) throws TooLargeException {
        rows++;
        if (rows > mostRows) {
            throw new TooLargeException("The file has more than " + mostRows + " rows.");
        }
        if (parsed.row().isPresent()) {
            take(parsed.row().get());
        } else {
            bad++;
            take(parsed.errors());
        }
    }

    private void take(final Row row) {
        final ContentKey key = ContentKey.of(row);
        if (!seen.add(key)) {
            duplicates++;
        } else if (bad == 0 || keepBesideBad) {
            good.add(new Keyed(key, row));
        }
    }

    private void take(final List<RowError> more) {
        errorCount += more.size();
        more.stream().limit(ImportResult.MOST_LISTED - errors.size()).forEach(errors::add);
        if (!keepBesideBad) {
            good.clear();
        }
    }

    /** A row with the key of what it says. */
    record Keyed(ContentKey key, Row row) {}
}
