// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.release.Manifest;
import org.doorclock.release.ReleaseArchive;
import org.doorclock.release.ReleaseKey;
import org.doorclock.release.Version;
import org.doorclock.settings.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code provision release} as it is typed. */
class ReleaseCommandTest {

    private static final String WORDS = "four words are enough";

    @TempDir
    private static Path shared;

    @TempDir
    private Path directory;

    private String out = "";
    private String err = "";

    @BeforeAll
    static void found() throws IOException {
        secret("issuing", "another passphrase here");
        secret("root", WORDS);
        final int code = ProvisionMain.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                "init",
                "--name",
                "Test Trust",
                "--authority",
                authority().toString(),
                "--passphrase-file",
                shared.resolve("issuing").toString(),
                "--root-passphrase-file",
                shared.resolve("root").toString());
        assertThat(code).isEqualTo(ExitCode.DONE);
    }

    private static Path authority() {
        return shared.resolve("authority");
    }

    private static void secret(final String name, final String words) throws IOException {
        final Path file = shared.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, words + "\n");
    }

    private Path program(final String version) throws IOException {
        final Path folder = Files.createDirectories(directory.resolve("app"));
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("version"), version + "\n");
        Files.writeString(folder.resolve("door"), "a script");
        Files.writeString(folder.resolve("doorclock-door.jar"), "a program");
        Files.writeString(folder.resolve("lib/core.jar"), "a library");
        return folder;
    }

    private int release(final String passphrase, final String... more) throws IOException {
        final StringWriter said = new StringWriter();
        final StringWriter wrong = new StringWriter();
        final List<String> arguments = new ArrayList<>(List.of(
                "release",
                directory.resolve("app").toString(),
                "--authority",
                authority().toString(),
                "--passphrase-file",
                shared.resolve(passphrase).toString(),
                "--out",
                directory.resolve("made.release").toString()));
        arguments.addAll(List.of(more));
        final int code =
                ProvisionMain.run(new PrintWriter(said), new PrintWriter(wrong), arguments.toArray(String[]::new));
        out = said.toString();
        err = wrong.toString();
        return code;
    }

    @Test
    void aReleaseIsWhatTheFolderHoldsSignedWithTheReleaseKey() throws Exception {
        program("0.2.0");
        assertThat(release("root", "--replaces", "0.1.0")).as(err).isEqualTo(ExitCode.DONE);
        assertThat(out).contains("version 0.2.0, 4 files", "doorclock hub release add made.release");
        final Manifest manifest = ReleaseArchive.read(directory.resolve("made.release"), (head, content) -> {
            assertThat(content.readAllBytes()).asString().isEqualTo("a scripta programa library0.2.0\n");
            return ReleaseKey.read(authority().resolve("release.pem")).verified(head.manifest(), head.signature());
        });
        assertThat(manifest.version()).isEqualTo(Version.of("0.2.0"));
        assertThat(manifest.atLeast()).isEqualTo(Version.of("0.1.0"));
        assertThat(Files.readString(authority().resolve("audit/audit.jsonl"))).contains("release-sign");
    }

    @Test
    void theKeyMayLieElsewhereAndIsOpenedByTheRootKeysPassphraseAlone() throws Exception {
        program("0.2.1");
        final Path stick = Files.copy(authority().resolve("release.key"), directory.resolve("stick.key"));
        assertThat(release("root", "--key", stick.toString(), "--json")).isEqualTo(ExitCode.DONE);
        assertThat(out).contains("\"version\":\"0.2.1\"");
        assertThat(release("issuing")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err).contains("the passphrase does not open this key").hasLineCount(1);
    }

    @Test
    void aKeyThatNoDeviceBelievesSignsNothing() throws Exception {
        program("0.2.0");
        assertThat(release("root", "--key", authority().resolve("root.key").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err).contains("no device would believe").hasLineCount(1);
        assertThat(directory.resolve("made.release")).doesNotExist();
    }

    @Test
    void whatIsNoProgramIsRefusedInOneLine() throws Exception {
        program("next");
        assertThat(release("root")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err).contains("does not hold a version").hasLineCount(1);
        program("0.2.0");
        assertThat(release("root", "--replaces", "0.2.0")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(release("root", "--replaces", "all")).isEqualTo(ExitCode.BAD_INPUT);
        Files.createSymbolicLink(directory.resolve("app/link"), Path.of("/etc/hostname"));
        assertThat(release("root")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err).contains("link: no release may hold this").hasLineCount(1);
    }
}
