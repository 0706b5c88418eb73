// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.doorclock.settings.SettingsException;

/**
 * A spreadsheet of doors as it was read.
 *
 * @param devices the rows of which nothing is wrong by themselves, in their order
 * @param findings all that is wrong or wants a look, by row
 */
public record DoorSheet(List<DoorRow> devices, List<Finding> findings) {

    /** Of bytes; a row of these columns is a few hundred. */
    private static final long LONGEST = 8 << 20;

    public DoorSheet {
        devices = List.copyOf(devices);
        findings = List.copyOf(findings);
    }

    /** Whether nothing forbids to build from it. */
    public boolean sound() {
        return findings.stream().noneMatch(Finding::blocks);
    }

    /**
     * @throws SettingsException if there is no such file or it cannot be one
     * @throws IOException if the disk does not give it
     */
    public static DoorSheet read(final Path file) throws SettingsException, IOException {
        try {
            if (Files.size(file) > LONGEST) {
                throw new SettingsException(file + ": is larger than 8 MiB, which no list of doors is");
            }
            return of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new SettingsException(file + ": there is no such file");
        }
    }

    static DoorSheet of(final byte[] bytes) {
        final Table table = Table.of(bytes);
        final List<Finding> findings = new ArrayList<>(table.findings());
        final List<DoorRow> devices = new ArrayList<>();
        for (final Table.Row row : table.rows()) {
            final RowCheck check = new RowCheck(row);
            check.device().ifPresent(devices::add);
            findings.addAll(check.findings());
        }
        findings.addAll(Twice.among(table.rows()));
        findings.sort(Comparator.comparingInt(Finding::row));
        return new DoorSheet(devices, findings);
    }

    /**
     * A spreadsheet without anything that forbids to build from it.
     *
     * @throws SheetException if there is something, all of it
     */
    public static DoorSheet sound(final Path file) throws SettingsException, SheetException, IOException {
        final DoorSheet sheet = read(file);
        if (!sheet.sound()) {
            throw new SheetException(sheet.findings());
        }
        return sheet;
    }
}
