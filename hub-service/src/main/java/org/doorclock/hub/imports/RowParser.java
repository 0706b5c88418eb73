// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Details;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Names;
import org.doorclock.event.Pathway;
import org.doorclock.event.PatientRef;
import org.doorclock.identity.Identifier;
import org.doorclock.time.TimeInterval;

/** Makes records into what they say. Patients' ids are in memory only, as long as this object. For one thread. */
final class RowParser {

    private final Header header;
    private final Instant now;
    private final Function<Identifier, PatientRef> pseudonymise;
    private final Map<Identifier, PatientRef> patients = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /**
     * @param now later stamps are refused
     * @param pseudonymise asked once for each patient
     */
    RowParser(final Header header, final Instant now, final Function<Identifier, PatientRef> pseudonymise) {
        this.header = header;
        this.now = now;
        this.pseudonymise = pseudonymise;
    }

    /**
     * @param line where the record begins
     * @param errors gets every fault of the row
     * @return what the row says, if it has no fault
     */
    Optional<Row> parse(final CSVRecord record, final long line, final List<RowError> errors) {
        final Cells cells = new Cells(line, errors);
        final Optional<String> site = cells.read(() -> name(record, Column.SITE));
        final Optional<String> door = cells.read(() -> name(record, Column.DOOR));
        final Optional<Identifier> patient =
                cells.read(() -> PatientCell.parse(cell(record, Column.PATIENT), site.orElse("")));
        final Optional<Duration> uncertainty =
                cells.read(() -> OccurredCell.uncertainty(cell(record, Column.UNCERTAINTY_S)));
        final Optional<TimeInterval> when = cells.read(
                () -> OccurredCell.parse(cell(record, Column.OCCURRED), uncertainty.orElse(Duration.ZERO), now));
        final Optional<Function<PatientRef, Fact>> fact = fact(record, cells);
        if (cells.bad()) {
            return Optional.empty();
        }
        final PatientRef about = patients.computeIfAbsent(patient.orElseThrow(), pseudonymise);
        return Optional.of(new Row(
                site.orElseThrow(), door.orElseThrow(), fact.orElseThrow().apply(about), when.orElseThrow()));
    }

    private Optional<Function<PatientRef, Fact>> fact(final CSVRecord record, final Cells cells) {
        final Optional<Optional<Milestone>> event = cells.read(() -> EventCells.event(cell(record, Column.EVENT)));
        final Optional<Optional<Pathway>> pathway = cells.read(() -> EventCells.pathway(cell(record, Column.PATHWAY)));
        final Optional<Details> details = cells.read(() -> DetailCells.read(column -> cell(record, column)));
        if (event.isEmpty() || pathway.isEmpty() || details.isEmpty()) {
            return Optional.empty();
        }
        if (event.get().isPresent()) {
            return cells.read(() -> EventCells.freeReason(cell(record, Column.REASON), cell(record, Column.PATIENT)))
                    .map(reason -> patient -> new Fact.Reached(
                            event.get().get(),
                            patient,
                            CaptureMethod.IMPORT,
                            pathway.get(),
                            shared(reason),
                            details.get()));
        }
        final Optional<CloseReason> closed = cells.read(() -> EventCells.closeReason(cell(record, Column.REASON)));
        cells.read(() -> noPathway(pathway.get()));
        cells.read(() -> DetailCells.none(column -> cell(record, column)));
        return closed.map(reason -> patient -> new Fact.CaseClosed(patient, reason));
    }

    private static Optional<Pathway> noPathway(final Optional<Pathway> pathway) throws BadCellException {
        if (pathway.isPresent()) {
            throw new BadCellException(Column.PATHWAY, "does not go with " + Fact.CaseClosed.TYPE + ": leave it empty");
        }
        return pathway;
    }

    private String name(final CSVRecord record, final Column column) throws BadCellException {
        final String name = cell(record, column).toLowerCase(Locale.ROOT);
        if (!Names.isValid(name)) {
            throw new BadCellException(column, Names.RULE);
        }
        if (PatientCell.isIn(name, cell(record, Column.PATIENT))) {
            throw new BadCellException(column, "holds a patient's id: are the columns in another order?");
        }
        return shared(name);
    }

    private String cell(final CSVRecord record, final Column column) {
        return header.cell(record, column);
    }

    /** One object for all that is the same: a file has few names and many rows. */
    private String shared(final String text) {
        return names.computeIfAbsent(text, Function.identity());
    }

    /** Reads one row's cells and takes down what is wrong with them. */
    private static final class Cells {
        private final long line;
        private final List<RowError> errors;
        private final int before;

        Cells(final long line, final List<RowError> errors) {
            this.line = line;
            this.errors = errors;
            this.before = errors.size();
        }

        <T> Optional<T> read(final Reading<T> reading) {
            try {
                return Optional.of(reading.read());
            } catch (BadCellException e) {
                errors.add(new RowError(line, e.column().heading(), e.getMessage()));
                return Optional.empty();
            }
        }

        boolean bad() {
            return errors.size() > before;
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws BadCellException;
    }
}
