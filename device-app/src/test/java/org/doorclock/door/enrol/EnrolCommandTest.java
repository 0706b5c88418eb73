// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.settings.ExitCode;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EnrolCommandTest {

    @TempDir
    private Path root;

    private final TimeSource time = new SystemTimeSource(ClockTrust.HOST);
    private final TestAuthority authority = new TestAuthority(time.now());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FakeEst server;
    private Path token;

    @BeforeEach
    void begin() throws IOException {
        authority.write(root);
        server = new FakeEst(authority, time);
        token = Files.writeString(root.resolve("token"), FakeEst.TOKEN + "\n");
        Files.writeString(root.resolve("door.properties"), """
                site=rxx
                device=dc-0042
                clock.trust=host
                data=%1$s/data
                keys=%1$s/keys
                est.url=%2$s
                """.formatted(root, server.uri()));
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void itSaysWhatIsAndEndsWellOnceAndAgain() {
        assertThat(run("--token-file", token.toString())).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).startsWith("rxx/dc-0042 is enrolled now. Its certificate ends at ");
        assertThat(run("--token-file", token.toString(), "--json")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("\"device\":\"rxx/dc-0042\"", "\"new\":false");
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).doesNotContain(FakeEst.TOKEN);
    }

    @Test
    void whatGoesWrongIsOneLineAndAnExitCode() throws IOException {
        assertFails(ExitCode.BAD_INPUT, "est.url: must be set to enrol", "--set", "est.url=");
        assertFails(ExitCode.UNAVAILABLE, "--token-file names no token");
        assertFails(ExitCode.UNAVAILABLE, "absent: is not there", "--token-file", root + "/absent");
        assertFails(ExitCode.UNAVAILABLE, "absent: is not there", "--ca", root + "/absent");
        assertFails(ExitCode.BAD_INPUT, "holds no CERTIFICATE", "--ca", token.toString());
        assertFails(ExitCode.WRONG_USE, "Unknown option", "--no-such");
        assertFails(
                ExitCode.UNAVAILABLE,
                "the disk does not do its part",
                "--token-file",
                token.toString(),
                "--set",
                "identity=/proc/no-such/identity");
        server.refuses(403, "text/plain", "retired");
        assertFails(ExitCode.BAD_INPUT, "refuses this device: retired.", "--token-file", token.toString());
        server.refuses(503, "text/plain", "");
        assertFails(ExitCode.UNAVAILABLE, "asks to come again later", "--token-file", token.toString());
        server.close();
        assertFails(ExitCode.UNAVAILABLE, "does not answer", "--token-file", token.toString());
    }

    @Test
    void aCertificateThatHasYetToBeginIsKeptAndSaid() throws IOException {
        server.issues(asked ->
                authority.client(asked.name(), asked.key(), time.now().plus(Duration.ofHours(2)), Duration.ofDays(30)));
        assertFails(ExitCode.BAD_INPUT, "the certificate is there, but begins at", "--token-file", token.toString());
        assertThat(root.resolve("data/identity/cert.pem")).exists();
        assertThat(token).exists();
    }

    private void assertFails(final int code, final String says, final String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(run(arguments)).as(err.toString()).isEqualTo(code);
        assertThat(err.toString()).contains(says).doesNotContain(FakeEst.TOKEN);
    }

    private int run(final String... arguments) {
        final List<String> all = new ArrayList<>(
                List.of("--config", root.resolve("door.properties").toString()));
        all.addAll(List.of(arguments));
        return new CommandLine(EnrolCommand.class)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
