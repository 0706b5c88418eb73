// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.doorclock.settings.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code hub user}, {@code hub token} and {@code hub audit} as they are typed. */
class AccessCommandsTest {

    @TempDir
    private Path directory;

    private String out = "";
    private String err = "";

    @Test
    void aUserIsAddedWithAPasswordThatIsPrintedAloneAndOnce() {
        assertThat(run("user", "add", "Anna", "--role", "manager,clinician", "--site", "north"))
                .isEqualTo(ExitCode.DONE);
        assertThat(out).matches("([a-z2-9]{4}-){4}[a-z2-9]{4}\n");
        assertThat(err)
                .contains("anna (manager clinician, site north)", "once, within 7 days")
                .doesNotContain(out.strip());

        assertThat(run("user", "list")).isEqualTo(ExitCode.DONE);
        assertThat(out).startsWith("anna  manager clinician, site north  one-time password until 20");

        assertThat(run("user", "add", "anna", "--role", "auditor")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err).hasLineCount(1);
        assertThat(run("user", "change", "anna", "--role", "auditor")).isEqualTo(ExitCode.DONE);
        assertThat(run("user", "reset", "anna", "--lasting", "--link")).isEqualTo(ExitCode.DONE);
        assertThat(out.lines().toList()).hasSize(2).last().asString().startsWith("/open/");
        run("user", "list");
        assertThat(out).isEqualTo("anna  auditor, all sites\n");
        assertThat(run("user", "remove", "anna")).isEqualTo(ExitCode.DONE);
        assertThat(run("user", "reset", "anna")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(auditedWords()).containsExactly("user-add", "user-change", "user-reset", "user-remove");
    }

    @Test
    void aTokenIsPrintedAloneAndOnceOrGoesToAFileOfItsOwners() throws IOException {
        assertThat(run("token", "create", "--role", "manager", "--site", "north", "--days", "90", "--name", "report"))
                .isEqualTo(ExitCode.DONE);
        final String token = out.strip();
        assertThat(token).matches("doorclock_[A-Za-z0-9_-]{43}");
        final Path file = directory.resolve("token");
        assertThat(run("token", "create", "--role", "all", "--name", "all", "--out", file.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(out).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        run("token", "list");
        assertThat(out.lines().toList())
                .hasSize(2)
                .anyMatch(line -> line.matches("[0-9a-f]{8}  report  bearer  manager, site north  until 20.*"));
        assertThat(out).doesNotContain(token);
        assertThat(run("token", "revoke", "report")).isEqualTo(ExitCode.DONE);
        assertThat(run("token", "revoke", "report")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(auditedWords()).containsExactly("token-create", "token-create", "token-revoke");
    }

    @Test
    void aScreensLinkIsForOneBoardAlone() {
        final String[] good = {
            "token", "create", "--name", "wall", "--role", "board", "--site", "north", "--days", "365", "--screen-link"
        };
        assertThat(run(good)).isEqualTo(ExitCode.DONE);
        assertThat(out).matches("/open/[A-Za-z0-9_-]{43}\n");
        for (final List<String> wrong : List.of(
                List.of("--role", "board"),
                List.of("--role", "board", "--site", "north,south"),
                List.of("--role", "manager", "--site", "north"),
                List.of("--role", "board", "--site", "north", "--days", "401"))) {
            assertThat(run(Stream.concat(
                                    Stream.of("token", "create", "--name", "wall", "--screen-link"), wrong.stream())
                            .toArray(String[]::new)))
                    .as(wrong.toString())
                    .isEqualTo(ExitCode.WRONG_USE);
        }
    }

    @Test
    void wrongUseIsOneLine() {
        for (final String wrong : List.of(
                "user",
                "token",
                "audit",
                "user add anna",
                "user add anna --role chef",
                "user add anna --role manager --site Nord",
                "user add an/na --role manager",
                "token create --role manager",
                "token create --role manager --name x --days 0",
                "token create --role manager --name a/b",
                "audit verify --head 12")) {
            assertThat(run(wrong.split(" "))).as(wrong).isEqualTo(ExitCode.WRONG_USE);
            assertThat(err).as(wrong).hasLineCount(1);
        }
        assertThat(run("user", "list", "--set", "dta=x")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err).contains("dta", "data").hasLineCount(1);
    }

    @Test
    void aLogIsVerifiedAndTamperingIsExitCodeOne() throws IOException {
        assertThat(run("audit", "verify")).isEqualTo(ExitCode.UNAVAILABLE);
        run("user", "add", "anna", "--role", "manager");
        run("user", "reset", "anna");
        assertThat(run("audit", "verify")).isEqualTo(ExitCode.DONE);
        assertThat(out).startsWith("The audit log is whole: 2 entries, head 2:");
        final String head = out.strip().substring(out.strip().lastIndexOf(' ') + 1);
        assertThat(run("audit", "verify", "--head", head, "--json")).isEqualTo(ExitCode.DONE);
        assertThat(out).startsWith("{\"whole\":true,\"entries\":2,");

        final Path file = directory.resolve("data/audit/audit.jsonl");
        Files.writeString(file, Files.readString(file).replace("anna", "bert"));
        assertThat(run("audit", "verify")).isEqualTo(ExitCode.FAILED);
        assertThat(out).contains("line 1: entry 1 was changed", "The audit log is NOT whole.");
    }

    private List<String> auditedWords() {
        try {
            return Files.readAllLines(directory.resolve("data/audit/audit.jsonl")).stream()
                    .map(line -> line.replaceFirst(".*\"what\":\"([^\"]*)\".*", "$1"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int run(final String... arguments) {
        final StringWriter printed = new StringWriter();
        final StringWriter said = new StringWriter();
        final CommandLine line = HubMain.commandLine();
        line.setOut(new PrintWriter(printed, true));
        line.setErr(new PrintWriter(said, true));
        final boolean own = List.of(arguments).contains("--set") || arguments.length < 2;
        final int code = line.execute(
                own
                        ? arguments
                        : Stream.concat(
                                        Arrays.stream(arguments),
                                        Stream.of("--set", "data=" + directory.resolve("data")))
                                .toArray(String[]::new));
        out = printed.toString();
        err = said.toString();
        return code;
    }
}
