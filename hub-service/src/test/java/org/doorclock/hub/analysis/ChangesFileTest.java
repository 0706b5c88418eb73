// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.doorclock.hub.organisation.Level;
import org.doorclock.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesFileTest {

    private static final String HEADER = "level,org,measure,date,reason\n";

    @TempDir
    private Path directory;

    @Test
    void changesAreReadInTheOrderOfTheirDays() throws Exception {
        final Changes changes =
                read(HEADER + "# the new wing\nsite,north,,2026-04-01,\"second scanner, ground floor\"\n\n"
                        + "site,north,asi-4a,2025-10-01,rota\r\ntrust,north,,2024-01-01,merger\n");

        assertThat(changes.of(Level.SITE, "north", "asi-4a"))
                .extracting(Changes.Change::reason)
                .containsExactly("rota", "second scanner, ground floor");
        assertThat(changes.of(Level.SITE, "north", "asi-4b")).hasSize(1);
        assertThat(changes.of(Level.SITE, "south", "asi-4a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ward,north,,2026-04-01,x;the level is not",
                "site,north,asi-4c,2026-04-01,x;Did you mean asi-4",
                "site,north,,1 April,x;the date is not one",
                "site,north,,2026-04-01,;the reason is missing",
                "site,north,,2026-04-01,a, b;Put a reason with a comma in quotation marks",
                "site,north,,2026-04-01,\"open;a quotation mark is not closed"
            })
    void aLineThatCannotBeUsedIsNamed(final String line, final String reason) {
        assertThatThrownBy(() -> read(HEADER + "\n" + line + "\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("line 3: ")
                .hasMessageContaining(reason);
    }

    @Test
    void anotherHeaderAndAFileThatIsNotThereAreRefused() {
        assertThatThrownBy(() -> read("org,date\n")).hasMessageContaining("line 1: the header is not");
        assertThatThrownBy(() -> ChangesFile.read(directory.resolve("none.csv"), List.of()))
                .hasMessageContaining("cannot be read");
    }

    private Changes read(final String text) throws IOException, SettingsException {
        final Path file = Files.writeString(directory.resolve("changes.csv"), text);
        return ChangesFile.read(file, List.of("asi-4a", "asi-4b"));
    }
}
