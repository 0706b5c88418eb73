// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.doorclock.door.enrol.IdentityFolder.Held;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.ClientTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of enrolling and renewing, before each of the changes of the disk in turn. */
class KilledEnrolmentTest {

    /** More than the changes of a renewal and what follows it. */
    private static final int LIVES = 20;

    @TempDir
    private Path root;

    private final TimeSource time = new SystemTimeSource(ClockTrust.HOST);
    private final TestAuthority authority = new TestAuthority(time.now());
    private FakeEst server;

    @BeforeEach
    void begin() throws IOException {
        authority.write(root);
        Files.writeString(root.resolve("token"), FakeEst.TOKEN);
        server = new FakeEst(authority, time);
        server.issues(asked -> authority.client(
                asked.name(), asked.key(), time.now().minus(Duration.ofDays(29)), Duration.ofDays(30)));
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void whicheverStepItIsKilledAtTheIdentityIsWholeAndTheNextStartGoesOn() throws Exception {
        boolean enrolled = false;
        final Set<String> said = new HashSet<>();
        for (int life = 1; life <= LIVES; life++) {
            said.addAll(liveAndDieAtStep(life));
            enrolled |= said.contains("enrolled");
            assertWhole(enrolled, life);
        }
        assertThat(said).contains("enrolled", "renewed");
        assertThat(root.resolve("token")).doesNotExist();
        assertThat(server.asked().stream()
                        .filter("POST /.well-known/est/simpleenroll"::equals)
                        .count())
                .isGreaterThan(1);
    }

    private void assertWhole(final boolean enrolled, final int life) throws IOException {
        final Held held = IdentityFolder.at(root.resolve("identity")).held();
        if (enrolled) {
            assertThat(held.current()).as("life %d", life).isPresent();
        }
        if (held.current().isPresent()) {
            new EstClient(
                            server.uri(),
                            ClientTls.context(held.current().get(), new PinnedServer(held.authorities(), time)))
                    .siteKeys();
        }
        try (Stream<Path> files = Files.list(root.resolve("identity"))) {
            assertThat(files.filter(file -> file.getFileName().toString().contains("key")))
                    .allMatch(file -> mode(file).equals("rw-------"));
        }
    }

    /** What it said until it was killed with that many changes made but one. */
    private Set<String> liveAndDieAtStep(final int steps) throws IOException, InterruptedException {
        final Set<String> said = new HashSet<>();
        final Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledChild.class.getName(),
                        root.toString(),
                        server.uri().toString())
                .redirectError(root.resolve("errors").toFile())
                .start();
        try (BufferedReader lines = child.inputReader(UTF_8)) {
            int step = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.equals("step") && ++step == steps) {
                    break;
                }
                if (line.equals("step")) {
                    child.getOutputStream().write('\n');
                    child.getOutputStream().flush();
                }
            }
            assertThat(step).as(() -> errors()).isEqualTo(steps);
        } finally {
            child.destroyForcibly().waitFor();
        }
        return said;
    }

    private String errors() {
        try {
            return Files.readString(root.resolve("errors"));
        } catch (IOException e) {
            return "no errors";
        }
    }

    private static String mode(final Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
