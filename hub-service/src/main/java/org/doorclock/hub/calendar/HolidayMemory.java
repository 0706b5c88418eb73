// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The bank holidays that a hub has ever been told of by files, in a file of its own: the government's list forgets its old years,
 * and figures of those years must stay as they were.
 */
public final class HolidayMemory {

    private static final String NAME = "bank-holidays.json";

    private HolidayMemory() {}

    /**
     * Those that come with the product, those remembered, and those of a newer file, which are remembered from now on.
     *
     * @param directory the hub's own; it is there
     * @throws CalendarFileException if a file cannot be used or the memory not be written
     */
    public static BankHolidays open(final Path directory, final Optional<Path> newer) throws CalendarFileException {
        final Path memory = directory.resolve(NAME);
        final BankHolidays told = Files.exists(memory) ? read(memory) : BankHolidays.NONE;
        if (newer.isEmpty()) {
            return BankHolidays.builtIn().and(told);
        }
        final BankHolidays all = told.and(read(newer.get()));
        if (!all.equals(told)) {
            write(memory, all);
        }
        return BankHolidays.builtIn().and(all);
    }

    private static BankHolidays read(final Path file) throws CalendarFileException {
        try (InputStream in = Files.newInputStream(file)) {
            return BankHolidayJson.read(in, file.toString());
        } catch (IOException e) {
            throw new CalendarFileException(file + ": cannot be read. Check that it is there, readable and UTF-8.");
        }
    }

    private static void write(final Path file, final BankHolidays holidays) throws CalendarFileException {
        final Path fresh = file.resolveSibling(NAME + ".new");
        try {
            Files.write(fresh, BankHolidayJson.write(holidays));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CalendarFileException(file + ": cannot be written. Check that the data directory can be.");
        }
    }
}
