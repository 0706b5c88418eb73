// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorclock.provisioning.doors.DoorRow;
import org.doorclock.provisioning.doors.DoorSheet;
import org.doorclock.provisioning.doors.SheetException;
import org.doorclock.settings.Nearest;
import org.doorclock.settings.SettingsException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What commands that make something of a spreadsheet are told. */
public final class SheetOptions {

    @Parameters(paramLabel = "CSV", description = "The spreadsheet of doors, saved as CSV.")
    private Path file = Path.of("doors.csv");

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "What all devices have in common. Default: site.properties beside the spreadsheet.")
    private Optional<Path> settings = Optional.empty();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "TAG",
            description = "Of these devices alone; asset tags, commas between. Default: of all.")
    private Set<String> only = Set.of();

    /** @throws SettingsException if there is none or it says what cannot be */
    public SiteFile site() throws SettingsException {
        return SiteFile.read(settings.orElseGet(() -> file.toAbsolutePath().resolveSibling("site.properties")));
    }

    /**
     * The wanted rows, in their order.
     *
     * @throws SheetException if anything is wrong with any row, wanted or not
     * @throws SettingsException if a wanted one is not there
     */
    public List<DoorRow> rows() throws SettingsException, SheetException, IOException {
        final List<DoorRow> rows = DoorSheet.sound(file).devices();
        final Set<String> wanted =
                only.stream().map(tag -> tag.strip().toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
        final List<String> tags = rows.stream().map(DoorRow::assetTag).toList();
        for (final String tag : wanted) {
            if (!tags.contains(tag)) {
                throw new SettingsException(
                        file + ": there is no " + tag + ". The nearest is " + Nearest.of(tag, tags) + ".");
            }
        }
        return rows.stream()
                .filter(row -> wanted.isEmpty() || wanted.contains(row.assetTag()))
                .toList();
    }
}
