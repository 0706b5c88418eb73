// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.doorclock.hub.organisation.Level;
import org.doorclock.settings.Nearest;
import org.doorclock.settings.SettingsException;

/**
 * Reads a file of changes: CSV in UTF-8 with the header {@code level,org,measure,date,reason}, one change a line. Empty
 * lines and lines that begin with {@code #} are passed over; an empty measure is every measure.
 */
public final class ChangesFile {

    /** A reason stands on a chart, and is no longer than this. */
    public static final int LONGEST_REASON = 60;

    private static final String HEADER = "level,org,measure,date,reason";
    private static final int CELLS = 5;

    private final String file;
    private final List<String> measures;

    private ChangesFile(final String file, final List<String> measures) {
        this.file = file;
        this.measures = measures;
    }

    /**
     * @param measures the ids that there are
     * @throws SettingsException if it cannot be read, or a line cannot be used
     */
    public static Changes read(final Path path, final List<String> measures) throws SettingsException {
        try {
            return new ChangesFile(path.toString(), measures).changes(Files.readString(path));
        } catch (IOException e) {
            throw new SettingsException(path + ": cannot be read. Check that it is there, readable, and UTF-8.");
        }
    }

    private Changes changes(final String text) throws SettingsException {
        final String[] lines = text.replace("\uFEFF", "").split("\r\n|\n|\r", -1);
        final List<Changes.Change> changes = new ArrayList<>();
        boolean begun = false;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank() || lines[i].startsWith("#")) {
                continue;
            }
            if (begun) {
                changes.add(change(i + 1, lines[i]));
            } else if (!lines[i].strip().equalsIgnoreCase(HEADER)) {
                throw wrong(i + 1, "the header is not " + HEADER + ".");
            }
            begun = true;
        }
        changes.sort(Comparator.comparing(Changes.Change::day));
        return new Changes(changes);
    }

    private Changes.Change change(final int line, final String text) throws SettingsException {
        final CSVRecord cells = cells(line, text);
        if (cells.size() != CELLS) {
            throw wrong(
                    line,
                    "has " + cells.size() + " cells and not " + CELLS
                            + ". Put a reason with a comma in quotation marks.");
        }
        final Optional<Level> level = Level.ofWireName(cells.get(0).strip());
        if (level.isEmpty()) {
            throw wrong(line, "the level is not " + Level.CHOICES + ".");
        }
        final String measure = cells.get(2).strip();
        if (!measure.isEmpty() && !measures.contains(measure)) {
            throw wrong(line, "there is no measure of this id. Did you mean " + Nearest.of(measure, measures) + "?");
        }
        final String reason = cells.get(4).strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw wrong(line, "the reason is missing, or longer than " + LONGEST_REASON + " characters.");
        }
        return new Changes.Change(
                level.get(),
                cells.get(1).strip(),
                Optional.of(measure).filter(id -> !id.isEmpty()),
                day(line, cells.get(3).strip()),
                reason);
    }

    private CSVRecord cells(final int line, final String text) throws SettingsException {
        try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            return parser.iterator().next();
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw wrong(line, "a quotation mark is not closed. Close it on the same line.");
        }
    }

    private LocalDate day(final int line, final String text) throws SettingsException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong(line, "the date is not one such as 2026-04-01.");
        }
    }

    private SettingsException wrong(final int line, final String reason) {
        return new SettingsException(file + ", line " + line + ": " + reason);
    }
}
