// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script of a device's first boot on a card in a folder. The programs that it calls say that they were called, and fail if
 * they are told to; on a real system they are called in {@code ./doorclock campaign install}.
 */
class FirstBootTest {

    private static final List<String> PROGRAMS = List.of("apt-get", "dpkg", "systemctl", "runuser", "chown", "sync");

    @TempDir
    private Path folder;

    @BeforeEach
    void card() throws IOException {
        for (final String name : List.of("programs", "card", "etc")) {
            Files.createDirectory(folder.resolve(name));
        }
        for (final String program : PROGRAMS) {
            Files.writeString(
                    Files.createFile(
                            folder.resolve("programs").resolve(program),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"))),
                    """
                    #!/bin/sh
                    echo "%1$s $*" >> ../calls
                    case "%1$s $*" in *"${FAILS:-nothing}"*) exit 1 ;; esac
                    """.formatted(program));
        }
        for (final String file : List.of("token", "door.properties", "ca.pem")) {
            Files.writeString(folder.resolve("card").resolve(file), "the " + file + "\n");
        }
        try (var in = CloudInit.class.getResourceAsStream("first-boot")) {
            Files.copy(in, folder.resolve("first-boot"));
        }
    }

    @Test
    void itInstallsEnrolsConfiguresDestroysTheTokenAndStartsTheDoorInThisOrder() throws Exception {
        assertThat(boot("nothing")).isZero();

        assertThat(calls())
                .containsSubsequence(
                        "dpkg --force-confold --configure -a",
                        "apt-get -y -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold -o"
                                + " APT::Sandbox::User=root install doorclock-door",
                        "runuser -u doorclock -- doorclock-door enrol --config " + folder
                                + "/run/door.properties --token-file " + folder + "/run/token",
                        "systemctl restart doorclock-screen.path doorclock-door.service");
        assertThat(folder.resolve("etc/door.properties")).hasContent("the door.properties");
        assertThat(folder.resolve("etc/ca.pem")).hasContent("the ca.pem");
        assertThat(folder.resolve("card/token")).doesNotExist();
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void itDoesNothingWhereThereIsNoTokenAnyMore() throws Exception {
        Files.delete(folder.resolve("card/token"));

        assertThat(boot("nothing")).isZero();
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @Test
    void aDeviceThatCouldNotEnrolIsNoDoorYetAndKeepsItsToken() throws Exception {
        assertThat(boot("doorclock-door enrol")).isNotZero();
        assertThat(folder.resolve("etc/door.properties")).doesNotExist();
        assertThat(folder.resolve("card/token")).hasContent("the token");
        assertThat(calls()).noneMatch(call -> call.contains("restart"));

        assertThat(boot("nothing")).isZero();
        assertThat(folder.resolve("etc/door.properties")).exists();
    }

    @Test
    void aPackageOnTheCardIsInstalledThoughNoPackageSourceAnswers() throws Exception {
        assertThat(boot("update")).isNotZero();

        Files.writeString(folder.resolve("card/doorclock-door.deb"), "a package");
        assertThat(boot("update")).isZero();
        assertThat(calls()).anyMatch(call -> call.endsWith("install " + folder + "/card/doorclock-door.deb"));
    }

    @Test
    void theDataIsEncryptedBeforeTheDeviceEnrols() throws Exception {
        encrypts(0);
        assertThat(boot("nothing")).isZero();
        assertThat(calls())
                .containsSubsequence(
                        "apt-get -y -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold -o"
                                + " APT::Sandbox::User=root install doorclock-door",
                        "encrypt-data",
                        "runuser -u doorclock -- doorclock-door enrol --config " + folder
                                + "/run/door.properties --token-file " + folder + "/run/token");
    }

    @Test
    void aDeviceThatCannotEncryptGoesOnWithoutAndOneThatFailedAtItTriesAgain() throws Exception {
        encrypts(3);
        assertThat(boot("nothing")).isZero();
        assertThat(folder.resolve("etc/door.properties")).exists();

        Files.writeString(folder.resolve("card/token"), "the token\n");
        Files.delete(folder.resolve("calls"));
        encrypts(1);
        assertThat(boot("nothing")).isEqualTo(1);
        assertThat(calls()).noneMatch(call -> call.contains("enrol"));
    }

    private void encrypts(final int code) throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        final Path program = folder.resolve("lib/encrypt-data");
        Files.writeString(program, "#!/bin/sh\necho encrypt-data >> ../calls\nexit " + code + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    /** @param fails a part of a call that is to fail */
    private int boot(final String fails) throws Exception {
        final ProcessBuilder builder = new ProcessBuilder("sh", "../first-boot")
                .directory(folder.resolve("card").toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("PATH", folder.resolve("programs") + ":/usr/bin:/bin");
        builder.environment().put("DOORCLOCK_CARD", folder.resolve("card").toString());
        builder.environment().put("DOORCLOCK_ETC", folder.resolve("etc").toString());
        builder.environment().put("DOORCLOCK_RUN", folder.resolve("run").toString());
        builder.environment().put("DOORCLOCK_LIB", folder.resolve("lib").toString());
        builder.environment().put("FAILS", fails);
        return builder.start().waitFor();
    }
}
