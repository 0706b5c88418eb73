// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.doorclock.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WifiPasswordsTest {

    @TempDir
    private Path folder;

    /** The first line is IEEE 802.11's own (annex J.4); the others are Python's hashlib.pbkdf2_hmac's. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "IEEE|password|f42c6fc52df0ebef9ebb4b90b38a5f902e83fe1b135a70e23aed762e9710a12e",
                "Ward 7: devices|back\\slash\\u0041|fbfe2780430a7e0480e69b10a4f075a00feade725a7f4a680928ab6e0258ed0c",
                "NHS!trust|#a=b = c:d|4717f0c51199737da3e85a6304a6ce289f78d093c8737577e0bb20936d8b25f7",
                "Tŷ Gwyn|two  blanks |b2ae210efdc71dcfdba863977414190c30dac2ea305eeb4a7aab8b242c24723b"
            })
    void nameAndPasswordCountAsTheyStandThere(final String name, final String password, final String key)
            throws Exception {
        assertThat(read(name + "=" + password + "\n").key(name)).isEqualTo(key);
    }

    @Test
    void blankLinesAndRemarksSayNothingAndAnEditorsMarkAndEndsOfLinesAreNoneOfIt() throws Exception {
        final WifiPasswords read = read("\ufeffWard=12345678\r\n\r\n  \r\n# Old=12345678\r\nTheatre=87654321");

        assertThat(read.key("Ward")).isEqualTo(read("Ward=12345678").key("Ward"));
        assertThat(read.has("Theatre")).isTrue();
        assertThat(read.has("# Old")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ward secret-word|line 2: must be a Wi-Fi's name, =, and its password",
                "=secret-word|line 2: must be a Wi-Fi's name, =, and its password",
                "Ward=short|line 2: the password must have 8 to 63",
                "Ward=secret-wörd|line 2: the password must have 8 to 63",
                "Other=secret-word|line 2: this Wi-Fi has a password above already"
            })
    void aLineThatIsNoneIsSaidByItsNumberAlone(final String line, final String message) {
        assertThatThrownBy(() -> read("Other=12345678\n" + line))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("secret", "short");
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        final Path file = Files.writeString(folder.resolve("open"), "Ward=12345678");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> WifiPasswords.read(file)).hasMessageContaining("chmod 600");
    }

    private WifiPasswords read(final String content) throws Exception {
        final Path file = Files.writeString(folder.resolve("wifi"), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return WifiPasswords.read(file);
    }
}
