// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.retire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a device gets its encrypted volume; with real programs in {@code ./doorclock campaign install --only ERASE}. */
class EncryptDataTest {

    private static final int CANNOT = 3;

    @TempDir
    private Path folder;

    private Appliance computer;

    @BeforeEach
    void fresh() throws IOException {
        computer = new Appliance(folder);
    }

    @Test
    void aFreshDeviceGetsAVolumeThatSystemdUnlocksWithAKeyOfRootsAlone() throws Exception {
        assertThat(encrypt()).isZero();

        assertThat(computer.said()).contains("the data is encrypted");
        assertThat(computer.calls())
                .containsSubsequence(
                        "fallocate -l 1000M " + computer.file("volume"),
                        "cryptsetup luksFormat -q --type luks2 --label doorclock --pbkdf pbkdf2 --pbkdf-force-iterations 1000"
                                + " --key-file " + computer.file("keys/doorclock.key") + " " + computer.file("volume"),
                        "mkfs.ext4 -q -L doorclock -m 0 -E nodiscard " + computer.file("mapped"),
                        "systemctl daemon-reload",
                        "systemctl start data.mount");
        assertThat(computer.file("keys/doorclock.key")).hasSize(64);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(computer.file("keys/doorclock.key"))))
                .isEqualTo("r--------");
        assertIsEntered();
    }

    @Test
    void whatIsThereAlreadyIsNeverMadeAnew() throws Exception {
        assertThat(encrypt()).isZero();
        final byte[] key = Files.readAllBytes(computer.file("keys/doorclock.key"));
        computer.powerOff();
        Files.writeString(computer.file("data/journal"), "recorded");

        assertThat(encrypt()).isZero();
        assertThat(computer.calls()).noneMatch(call -> call.startsWith("cryptsetup") || call.startsWith("mkfs"));
        assertThat(computer.file("keys/doorclock.key")).hasBinaryContent(key);
        assertIsEntered();
    }

    @Test
    void whereverThePowerFailsTheNextStartHasOneWholeVolume() throws Exception {
        assertThat(encrypt()).isZero();
        final int calls = computer.calls().size();
        assertThat(calls).isGreaterThan(15);
        for (int moment = 1; moment <= calls; moment++) {
            for (final String cut : new String[] {"CUT_BEFORE=", "CUT_AFTER="}) {
                computer = new Appliance(Files.createDirectory(folder.resolve(cut + moment)));
                final int ended = encrypt(cut + moment);
                computer.powerOff();
                assertThat(encrypt()).as(cut + moment + " ended with " + ended).isZero();
                assertThat(computer.file("volume")).content().contains("0: luks2");
                assertThat(computer.file("keys/doorclock.key")).hasSize(64);
                assertThat(computer.file("mounted")).exists();
                assertIsEntered();
            }
        }
    }

    @Test
    void whereverThePowerFailsOnceItIsMountedItIsNotFormattedAgain() throws Exception {
        assertThat(encrypt("FAILS=chown")).isEqualTo(1);
        assertThat(computer.file("mounted")).exists();
        computer.powerOff();
        assertThat(encrypt()).isZero();
        assertThat(computer.calls()).noneMatch(call -> call.contains("luksFormat") || call.startsWith("mkfs"));
    }

    @Test
    void dataThatIsThereStaysWhereItIsAndThatIsSaid() throws Exception {
        Files.writeString(computer.file("data/journal"), "recorded");
        cannot("there is data already");
        assertThat(computer.file("data/journal")).hasContent("recorded");
    }

    @Test
    void aDeviceThatCannotHaveOneSaysWhyInOneLineAndIsLeftAsItWas() throws Exception {
        cannot("there is no room for it: 300 MiB are free", "FREE=300");
        cannot("it could not be made", "FAILS=cryptsetup luksFormat");
        cannot("it could not be made", "FAILS=cryptsetup open");
        cannot("it could not be made", "FAILS=mkfs.ext4");
        Files.delete(computer.file("systemd/systemd-cryptsetup"));
        cannot("there is no systemd-cryptsetup");
    }

    @Test
    void itTakesNoMoreThanItsMost() throws Exception {
        assertThat(encrypt("FREE=20000")).isZero();
        assertThat(computer.calls()).contains("fallocate -l 4096M " + computer.file("volume"));
    }

    private void cannot(final String why, final String... variables) throws Exception {
        assertThat(encrypt(variables)).isEqualTo(CANNOT);
        assertThat(computer.said()).isEqualTo("doorclock: the data is not encrypted: " + why + "\n");
        assertThat(computer.file("volume")).doesNotExist();
        assertThat(computer.file("keys/doorclock.key")).doesNotExist();
        assertThat(computer.file("tables/crypttab")).doesNotExist();
        assertThat(computer.file("tables/fstab")).hasContent("LABEL=rootfs / ext4 defaults 0 1\n");
    }

    private void assertIsEntered() {
        assertThat(computer.file("tables/crypttab"))
                .hasContent("doorclock " + computer.file("volume") + " " + computer.file("keys/doorclock.key")
                        + " luks,nofail,headless=true\n");
        assertThat(computer.file("tables/fstab"))
                .hasContent("LABEL=rootfs / ext4 defaults 0 1\n" + computer.file("mapped") + " " + computer.file("data")
                        + " ext4 nodev,nosuid,noexec,noatime,data=ordered,errors=remount-ro,nofail,"
                        + "x-systemd.device-timeout=60s 0 2\n");
    }

    private int encrypt(final String... variables) throws Exception {
        return computer.run("encrypt-data", variables);
    }
}
