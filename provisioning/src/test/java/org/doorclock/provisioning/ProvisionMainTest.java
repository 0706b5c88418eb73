// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.doorclock.settings.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionMainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path temporary;

    @Test
    void keysAreMadeAndPassTheirCheck() {
        final String directory = temporary.resolve("keys").toString();

        assertThat(run("keys", "--out", directory)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("token.key", "seal.private", "seal.public");
        assertThat(run("check-keys", directory)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("sound, for a hub");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aMachineCanReadWhatWasMade() throws Exception {
        final Path directory = temporary.resolve("keys");

        assertThat(run("keys", "--json", "--out", directory.toString())).isEqualTo(ExitCode.DONE);

        final var node = new ObjectMapper().readTree(out.toString());
        assertThat(node.path("directory").asText()).isEqualTo(directory.toString());
        assertThat(node.path("files"))
                .hasSize(3)
                .allSatisfy(file -> assertThat(Path.of(file.asText())).exists());
        out.getBuffer().setLength(0);
        assertThat(run("check-keys", "--json", directory.toString())).isEqualTo(ExitCode.DONE);
        assertThat(new ObjectMapper().readTree(out.toString()).path("sound").asBoolean())
                .isTrue();
    }

    @Test
    void noKeyIsEverPrinted() throws Exception {
        final Path directory = temporary.resolve("keys");
        run("keys", "--out", directory.toString());
        run("check-keys", directory.toString());

        for (final String file : new String[] {"token.key", "seal.private"}) {
            final String key = Files.readString(directory.resolve(file)).strip().split(":")[1];
            assertThat(out + "" + err).doesNotContain(key);
        }
    }

    @Test
    void keysThatAreThereAreNotOverwritten() {
        final String directory = temporary.toString();
        run("keys", "--out", directory);

        assertThat(run("keys", "--out", directory)).isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("never overwritten");
    }

    @Test
    void aSecretThatOthersMayReadFailsTheCheck() throws Exception {
        run("keys", "--out", temporary.toString());
        Files.setPosixFilePermissions(temporary.resolve("seal.private"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(run("check-keys", temporary.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("chmod 600");
    }

    @Test
    void aFolderWithoutKeysFailsTheCheck() {
        assertThat(run("check-keys", temporary.resolve("none").toString())).isEqualTo(ExitCode.UNAVAILABLE);
        assertOneLine("is not there");
    }

    @Test
    void aDoorMustNotHoldTheHubsKey() throws Exception {
        run("keys", "--out", temporary.toString());

        assertThat(run("check-keys", "--door", temporary.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertOneLine("belongs at the hub alone");
        Files.delete(temporary.resolve("seal.private"));
        assertThat(run("check-keys", "--door", temporary.toString())).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        final Path file = Files.writeString(temporary.resolve("a-file"), "");

        assertThat(run("keys", "--out", file.resolve("keys").toString())).isEqualTo(ExitCode.UNAVAILABLE);
        assertOneLine("a-file");
    }

    @Test
    void wrongUseIsOneLine() {
        assertThat(run("keys")).isEqualTo(ExitCode.WRONG_USE);
        assertOneLine("--out");
        assertThat(run("no-such-command")).isEqualTo(ExitCode.WRONG_USE);
        assertOneLine("no-such-command");
        assertThat(run("keys", "--out", "x", "--no-such-option")).isEqualTo(ExitCode.WRONG_USE);
        assertOneLine("--no-such-option");
    }

    @Test
    void nothingAskedIsWrongUseWithHelp() {
        assertThat(run()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).contains("Usage:", "keys", "check-keys");
    }

    @Test
    void helpTellsTheCommandsAndTheExitCodes() {
        assertThat(run("--help")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("keys", "check-keys", "Exit codes:");
    }

    private int run(final String... args) {
        return ProvisionMain.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private void assertOneLine(final String expected) {
        assertThat(err.toString().lines()).singleElement().asString().contains(expected);
        err.getBuffer().setLength(0);
    }
}
