// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.organisation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.doorclock.event.Names;
import org.doorclock.hub.organisation.Organisation.Unit;
import org.doorclock.settings.Nearest;

/**
 * Reads an organisation file: CSV in UTF-8 with the columns {@code level,id,parent,title} and, if wanted, {@code ods}, the code
 * of the NHS's Organisation Data Service; one unit a line, in any order.
 * Levels are site, trust, network and region; a parent is the id of a unit of a higher level, or a nation. Empty lines and
 * lines that begin with {@code #} are passed over.
 */
public final class OrganisationFile {

    private static final List<String> COLUMNS = List.of("level", "id", "parent", "title", "ods");
    private static final List<String> NEEDED = List.of("level", "id", "parent");
    private static final List<String> LEVELS = List.of("site", "trust", "network", "region");
    private static final Pattern ODS = Pattern.compile("[A-Z0-9]{3,10}");
    private static final int LONGEST_TITLE = 120;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Row> parents = new HashMap<>();
    private final Map<Row, Unit> made = new HashMap<>();

    private record Row(int line, Level level, String id, String parent, String title, String ods) {}

    private OrganisationFile(final String file) {
        this.file = file;
    }

    /**
     * @param home whose bank holidays sites keep that are of no nation
     * @throws OrganisationFileException if it cannot be read, or a line cannot be used
     */
    public static Organisation read(final Path path, final Nation home) throws OrganisationFileException {
        final byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new OrganisationFileException(path + ": cannot be read. Check that it is there and readable.");
        }
        return new OrganisationFile(path.toString()).organisation(bytes, home);
    }

    private Organisation organisation(final byte[] bytes, final Nation home) throws OrganisationFileException {
        rows(text(bytes));
        final List<Unit> units = new ArrayList<>();
        for (final Nation nation : Nation.values()) {
            units.add(unit(nation));
        }
        for (final Row row : rows) {
            units.add(unit(row));
        }
        return new Organisation(units, home);
    }

    private String text(final byte[] bytes) throws OrganisationFileException {
        final ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw wrong(line, "is not UTF-8. Save the file as CSV UTF-8.");
        }
    }

    private void rows(final String text) throws OrganisationFileException {
        final String[] lines = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).split("\r\n|\n|\r", -1);
        Optional<List<String>> header = Optional.empty();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank() || lines[i].startsWith("#")) {
                continue;
            }
            final List<String> cells = cells(i + 1, lines[i]);
            if (header.isEmpty()) {
                header = Optional.of(header(i + 1, cells));
            } else if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                add(row(i + 1, header.get(), cells));
            }
        }
        if (header.isEmpty()) {
            throw wrong(1, "the header is missing. It is level,id,parent,title and, if wanted, ods.");
        }
    }

    private List<String> cells(final int line, final String text) throws OrganisationFileException {
        try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            final CSVRecord record = parser.iterator().next();
            return Arrays.stream(record.values()).map(String::strip).toList();
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw wrong(line, "a quotation mark is not closed. Close it on the same line.");
        }
    }

    private List<String> header(final int line, final List<String> cells) throws OrganisationFileException {
        final List<String> names =
                cells.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        for (final String name : names) {
            if (!COLUMNS.contains(name)) {
                throw wrong(
                        line,
                        "unknown column. Did you mean " + Nearest.of(name, COLUMNS)
                                + "? The header is level,id,parent,title and, if wanted, ods.");
            }
        }
        for (final String needed : NEEDED) {
            if (names.stream().filter(needed::equals).count() != 1) {
                throw wrong(
                        line,
                        "the column " + needed
                                + " must be there once. The header is level,id,parent,title and, if wanted, ods.");
            }
        }
        return names;
    }

    private Row row(final int line, final List<String> header, final List<String> cells)
            throws OrganisationFileException {
        if (cells.size() > header.size()) {
            throw wrong(line, "has more cells than the header. Put a title with a comma in quotation marks.");
        }
        final Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), i < cells.size() ? cells.get(i) : "");
        }
        final String name = row.get("level").toLowerCase(Locale.ROOT);
        if (!LEVELS.contains(name)) {
            throw wrong(
                    line,
                    "unknown level. Did you mean " + Nearest.of(name, LEVELS)
                            + "? A level is site, trust, network or region.");
        }
        final String id = row.get("id");
        if (!Names.isValid(id)) {
            throw wrong(line, "the id " + Names.RULE + ".");
        }
        final String title = row.getOrDefault("title", "");
        if (title.length() > LONGEST_TITLE) {
            throw wrong(line, "the title is longer than " + LONGEST_TITLE + " characters.");
        }
        final String ods = row.getOrDefault("ods", "");
        if (!ods.isEmpty() && !ODS.matcher(ods).matches()) {
            throw wrong(line, "the ods is not an ODS code: 3 to 10 capital letters and digits.");
        }
        return new Row(
                line, Level.ofWireName(name).orElseThrow(), id, row.get("parent"), title.isEmpty() ? id : title, ods);
    }

    private void add(final Row row) throws OrganisationFileException {
        if (row.id().equals(Organisation.NOT_PLACED)
                || row.level() != Level.SITE && Nation.ofWireName(row.id()).isPresent()) {
            throw wrong(row.line(), "the id " + row.id() + " has a meaning of its own. Choose another.");
        }
        final Optional<Row> same = row.level() == Level.SITE
                ? rows.stream()
                        .filter(other ->
                                other.level() == Level.SITE && other.id().equals(row.id()))
                        .findFirst()
                : Optional.ofNullable(parents.put(row.id(), row));
        if (same.isPresent()) {
            throw wrong(
                    row.line(),
                    "the id " + row.id() + " is that of line " + same.get().line()
                            + " too. Sites have ids of their own; no other two may share one.");
        }
        rows.add(row);
    }

    private Unit unit(final Row row) throws OrganisationFileException {
        final Unit known = made.get(row);
        if (known != null) {
            return known;
        }
        final Unit unit = new Unit(
                row.level(), row.id(), row.title(), Optional.of(row.ods()).filter(ods -> !ods.isEmpty()), parent(row));
        made.put(row, unit);
        return unit;
    }

    private Optional<Unit> parent(final Row row) throws OrganisationFileException {
        if (row.parent().isEmpty()) {
            if (row.level() == Level.SITE) {
                throw wrong(row.line(), "a site needs a parent: its trust, network, region or nation.");
            }
            return Optional.empty();
        }
        final Optional<Nation> nation = Nation.ofWireName(row.parent());
        if (nation.isPresent()) {
            return nation.map(OrganisationFile::unit);
        }
        final Row parent = parents.get(row.parent());
        if (parent == null) {
            throw wrong(row.line(), "nothing here has the parent's id. Did you mean " + nearest(row) + "?");
        }
        if (parent.level().compareTo(row.level()) <= 0) {
            throw wrong(
                    row.line(),
                    "a " + parent.level().wireName() + " cannot be above a "
                            + row.level().wireName() + ". Above it are " + above(row.level()) + ".");
        }
        return Optional.of(unit(parent));
    }

    private String nearest(final Row row) {
        final List<String> known = new ArrayList<>(parents.keySet());
        Arrays.stream(Nation.values()).map(Nation::wireName).forEach(known::add);
        return Nearest.of(row.parent(), known.stream().sorted().toList());
    }

    private static Unit unit(final Nation nation) {
        return new Unit(Level.NATION, nation.wireName(), nation.title(), Optional.empty(), Optional.empty());
    }

    private static String above(final Level level) {
        return switch (level) {
            case DOOR, SITE -> "trust, network, region, nation";
            case TRUST -> "network, region, nation";
            case NETWORK -> "region, nation";
            case REGION, NATION -> "nation alone";
        };
    }

    private OrganisationFileException wrong(final int line, final String reason) {
        return new OrganisationFileException(file, line, reason);
    }
}
