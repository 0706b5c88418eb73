// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayMemoryTest {

    private static final LocalDate NEW = LocalDate.parse("2029-01-01");

    @TempDir
    private Path directory;

    @Test
    void aFileIsAddedOnceAndRemembered() throws Exception {
        final Path file = file("""
                {
                  "england-and-wales": {
                    "division": "england-and-wales",
                    "events": [
                      { "title": "New Year’s Day", "date": "2029-01-01", "notes": "", "bunting": true }
                    ],
                    "a member of tomorrow": [{ "x": [1] }]
                  }
                }
                """);
        final BankHolidays first = HolidayMemory.open(directory, Optional.of(file));
        final BankHolidays later = HolidayMemory.open(directory, Optional.empty());

        assertThat(first.of(Division.ENGLAND_AND_WALES)).containsEntry(NEW, "New Year’s Day");
        assertThat(first.of(Division.ENGLAND_AND_WALES)).containsKey(LocalDate.parse("2020-05-08"));
        assertThat(later).isEqualTo(first);
    }

    @Test
    void theNextFileIsAddedToTheOneBeforeAndAHolidayMayMove() throws Exception {
        HolidayMemory.open(directory, Optional.of(file(one("2029-05-07", "Early May bank holiday"))));
        HolidayMemory.open(directory, Optional.of(file(one("2030-05-06", "Early May bank holiday"))));
        final BankHolidays last =
                HolidayMemory.open(directory, Optional.of(file(one("2029-05-14", "Early May bank holiday (moved)"))));
        assertThat(last.of(Division.SCOTLAND))
                .containsKeys(LocalDate.parse("2029-05-14"), LocalDate.parse("2030-05-06"))
                .doesNotContainKey(LocalDate.parse("2029-05-07"));
        assertThat(Files.readString(directory.resolve("bank-holidays.json"))).doesNotContain("2028");
    }

    @Test
    void withoutAFileNothingIsWritten() throws Exception {
        assertThat(HolidayMemory.open(directory, Optional.empty())).isEqualTo(BankHolidays.builtIn());
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {@"scotland": {"events": [{"title": "x", "date": "2029-02-30"}]}} | line 2 | no date
            {@"scotland": {"events": [@{"title": "", "date": "2029-02-01"}]}} | line 3 | title
            {@"scotland": {"events": [@{"date": "2029-02-01"}]}} | line 3 | no title
            {@"scotland": {@"events": []}} | line 3 | no bank holiday
            {@"scotlnd": {"events": []}} | line 2 | scotland
            {@"scotland": {"division": "scotland"}} | line 2 | no events
            {@"scotland": {"events": {}}} | line 2 | a list of events
            {@"scotland": {"events": [@@{"date": 20290201}]}} | line 4 | a date such as
            []  | line 1 | an object
            {@@oops | line 3 | not JSON
            {@@"scotland": {"events": [ | line 3 | not JSON
            """)
    void aWrongFileIsNamedWithItsLineAndReason(final String text, final String line, final String reason)
            throws IOException {
        final Path file = file(text.replace('@', '\n'));
        assertThatThrownBy(() -> HolidayMemory.open(directory, Optional.of(file)))
                .isInstanceOf(CalendarFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(line)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeSo() {
        final Path file = directory.resolve("none.json");
        assertThatThrownBy(() -> HolidayMemory.open(directory, Optional.of(file)))
                .isInstanceOf(CalendarFileException.class)
                .hasMessageContaining("cannot be read");
    }

    private static String one(final String day, final String title) {
        return "{\"scotland\": {\"events\": [{\"title\": \"%s\", \"date\": \"%s\"}]}}".formatted(title, day);
    }

    private Path file(final String text) throws IOException {
        return Files.writeString(directory.resolve("given.json"), text);
    }
}
