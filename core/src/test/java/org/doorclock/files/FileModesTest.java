// SPDX-License-Identifier: Apache-2.0
package org.doorclock.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileModesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"rw-------, false", "rwx------, false", "rw-r-----, true", "rw-----w-, true", "rw------x, true"})
    void whateverIsAllowedBesideTheOwnerIsOpen(final String modes, final boolean open) throws IOException {
        final Path file = Files.createFile(folder.resolve("secret"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(modes));

        assertThat(FileModes.areOpenToOthers(file)).isEqualTo(open);
    }

    @Test
    void aFileThatIsNotThereIsNoAnswer() {
        assertThatThrownBy(() -> FileModes.areOpenToOthers(folder.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
