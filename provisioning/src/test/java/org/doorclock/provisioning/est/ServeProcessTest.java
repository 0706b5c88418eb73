// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.doorclock.provisioning.authority.AuthorityFolder;
import org.doorclock.provisioning.authority.TestAuthority;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.EnrolmentToken;
import org.doorclock.provisioning.register.IssuedCertificate;
import org.doorclock.provisioning.register.Register;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, killed while devices enrol. */
class ServeProcessTest {

    private static final int DEVICES = 8;
    private static final int ANSWERED_BEFORE_THE_KILL = 3;

    @TempDir
    private Path folder;

    private final TimeSource time = new SystemTimeSource(ClockTrust.HOST);
    private final List<Process> started = new ArrayList<>();
    private AuthorityFolder files;
    private Tools tools;

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void devicesThatEnrolWhileTheServerIsKilledGetOneCertificateEach() throws Exception {
        files = TestAuthority.make(folder, time);
        Files.createFile(
                folder.resolve("passphrase"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(folder.resolve("passphrase"), TestAuthority.PASSPHRASE);
        tools = new Tools(Files.createDirectory(folder.resolve("device")));
        final Register register = Register.open(files.folder(), time);
        final Map<DeviceName, EnrolmentToken> tokens = new HashMap<>();
        for (int i = 0; i < DEVICES; i++) {
            final DeviceName name = new DeviceName("rxx", "dc-000" + i);
            tokens.put(name, TestAuthority.plan(register, name));
            request(name);
        }

        final Process first = serve();
        final String address = ready(first);
        assertNoSecretIsSeen(first);
        final Map<DeviceName, String> got = new HashMap<>();
        final AtomicInteger answered = new AtomicInteger();
        final Thread enrolling = Thread.ofVirtual()
                .start(() -> tokens.forEach((name, token) -> {
                    final Tools.Answer answer = enrol(address, name, token);
                    if (answer.status() == 200) {
                        got.put(name, answer.body());
                        answered.incrementAndGet();
                    }
                }));
        Awaitility.await().until(() -> answered.get() >= ANSWERED_BEFORE_THE_KILL);
        first.destroyForcibly().waitFor();
        enrolling.join();

        final String again = ready(serve());
        tokens.forEach((name, token) -> {
            final Tools.Answer answer = enrol(again, name, token);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(got.getOrDefault(name, answer.body()))
                    .as("the same certificate as before")
                    .isEqualTo(answer.body());
        });
        assertThat(register.read().certificates().stream()
                        .filter(certificate -> certificate.holder().startsWith("rxx/"))
                        .map(IssuedCertificate::holder))
                .doesNotHaveDuplicates()
                .hasSize(DEVICES);
        assertThat(Files.readString(folder.resolve("log")))
                .doesNotContain(TestAuthority.PASSPHRASE)
                .doesNotContain(
                        tokens.values().stream().map(EnrolmentToken::reveal).toArray(String[]::new));
    }

    private Process serve() throws IOException {
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.doorclock.provisioning.ProvisionMain",
                        "serve",
                        "--authority",
                        files.folder().toString(),
                        "--passphrase-file",
                        folder.resolve("passphrase").toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0")
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        started.add(process);
        return process;
    }

    private String ready(final Process process) throws IOException {
        final BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        final String line = String.valueOf(said.readLine());
        assertThat(line).as(Files.readString(folder.resolve("log"))).startsWith("READY https://127.0.0.1:");
        return line.substring("READY ".length()).replace("127.0.0.1", "localhost");
    }

    private static void assertNoSecretIsSeen(final Process process) throws IOException {
        final Path seen = Path.of("/proc", Long.toString(process.pid()));
        for (final String file : List.of("cmdline", "environ")) {
            assertThat(Files.readString(seen.resolve(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain(TestAuthority.PASSPHRASE);
        }
    }

    private void request(final DeviceName name) throws Exception {
        final String file = name.device();
        tools.openssl(
                        "req",
                        "-new",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-keyout",
                        file + ".key",
                        "-subj",
                        "/CN=" + name.site() + "\\/" + name.device(),
                        "-outform",
                        "DER",
                        "-out",
                        file + ".der")
                .ok();
        tools.openssl("base64", "-in", file + ".der", "-out", file + ".b64").ok();
    }

    private Tools.Answer enrol(final String address, final DeviceName name, final EnrolmentToken token) {
        try {
            final String user = name.device() + ".user";
            Files.writeString(tools.file(user), "user = \"" + name + ":" + token.reveal() + "\"\n");
            return tools.curl(
                    address + "/.well-known/est/simpleenroll",
                    "--config",
                    user,
                    "--cacert",
                    files.anchors().toString(),
                    "--data-binary",
                    "@" + name.device() + ".b64",
                    "--header",
                    "Content-Type: application/pkcs10");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
