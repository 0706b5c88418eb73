// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.doorclock.provisioning.doors.Address;
import org.doorclock.provisioning.doors.DoorRow;
import org.doorclock.provisioning.doors.Network;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds a card's files to cloud-init itself, of Debian's package; {@code ./doorclock test} installs it. */
class CloudInitTest {

    private static final Address FIXED = new Address("10.20.30.41", 24, "10.20.30.1", List.of("10.20.0.10"));
    private static final SiteFile SITE = new SiteFile(
            URI.create("https://estates.example:8443"),
            URI.create("https://doorclock.example"),
            URI.create("ssl://broker.example:8883"),
            "deb [signed-by=$KEY_FILE] https://packages.example/doorclock trixie main",
            "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQ==\n-----END PGP PUBLIC KEY BLOCK-----\n",
            "GB",
            new TreeMap<>());

    @TempDir
    private Path folder;

    private CloudInit init;

    @BeforeEach
    void passwords() throws Exception {
        final Path file = Files.createFile(
                folder.resolve("wifi"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        init = new CloudInit(
                SITE, WifiPasswords.read(Files.writeString(file, "Ward devices=password\nIEEE=password\n")));
    }

    @Test
    void cloudInitTakesTheUserData() throws Exception {
        final Path userData = Files.writeString(
                folder.resolve("user-data"), init.userData(row("Tŷ \"Gwyn\": {x}", new Network.Dhcp())));

        assertThat(run("cloud-init", "schema", "--config-file", userData.toString()))
                .contains("Valid");

        Files.writeString(userData, Files.readString(userData).replace("ssh_pwauth: false", "ssh_pwauth: [1]"));
        assertThat(code("cloud-init", "schema", "--config-file", userData.toString()))
                .isNotZero();
    }

    @Test
    void cloudInitTakesEveryKindOfNetworkAndMakesOfItWhatTheRowSays() throws Exception {
        assertThat(network(new Network.Dhcp())).contains("dhcp4: true", "macaddress: dc:a6:32:00:00:42");
        assertThat(network(new Network.Static(FIXED))).contains("10.20.30.41/24", "via: 10.20.30.1", "10.20.0.10");
        assertThat(network(new Network.Wifi("Ward devices", Optional.of(FIXED))))
                .contains("Ward devices", "10.20.30.41/24", "regulatory-domain: GB")
                .doesNotContain("password: password");
    }

    @Test
    void theMetaDataMakeAChangedCardANewOneAndNameTheDevice() {
        final DoorRow row = row("CT 1", new Network.Dhcp());
        final Card card = Card.of(row, SITE, init, new Trusted("ca".getBytes(UTF_8), new byte[0]), new byte[0]);
        final Card other = Card.of(
                row("CT 2", new Network.Dhcp()),
                SITE,
                init,
                new Trusted("ca".getBytes(UTF_8), new byte[0]),
                new byte[0]);

        assertThat(text(card, Paths.META_DATA))
                .matches("instance-id: \"dc-0042-[0-9a-f]{12}\"\nlocal-hostname: \"dc-0042\"\n")
                .isNotEqualTo(text(other, Paths.META_DATA));
    }

    /** The first vector of IEEE 802.11, annex J.4. */
    @Test
    void aWifiPasswordIsGivenAsTheKeyThatItMakes() {
        assertThat(init.networkConfig(row("CT 1", new Network.Wifi("IEEE", Optional.empty()))))
                .contains("password: \"f42c6fc52df0ebef9ebb4b90b38a5f902e83fe1b135a70e23aed762e9710a12e\"");
    }

    @Test
    void theFirstBootsScriptIsOneThatAShellReads() throws Exception {
        final Path script = folder.resolve("first-boot");
        try (var in = CloudInit.class.getResourceAsStream("first-boot")) {
            Files.copy(in, script);
        }
        assertThat(code("sh", "-n", script.toString())).isZero();
        assertThat(init.userData(row("CT 1", new Network.Dhcp())))
                .contains("      [ -f \"$card/token\" ] || exit 0\n", "      ConditionPathExists=");
    }

    private String network(final Network network) throws Exception {
        final Path file = Files.writeString(folder.resolve("network-config"), init.networkConfig(row("CT 1", network)));
        if (run("cloud-init", "schema", "--help").contains("--schema-type") && !(network instanceof Network.Wifi)) {
            run("cloud-init", "schema", "--schema-type", "network-config", "--config-file", file.toString());
        }
        final Path made = Files.createTempDirectory(folder, "made");
        run(
                "cloud-init",
                "devel",
                "net-convert",
                "--network-data",
                file.toString(),
                "--kind",
                "yaml",
                "--distro",
                "debian",
                "--output-kind",
                "netplan",
                "--directory",
                made.toString());
        try (Stream<Path> files = Files.walk(made)) {
            return Files.readString(
                    files.filter(Files::isRegularFile).findFirst().orElseThrow());
        }
    }

    private String run(final String... command) throws Exception {
        final Path said = folder.resolve("said");
        assertThat(code(command))
                .as(() -> String.join(" ", command) + "\n" + read(said))
                .isZero();
        return read(said);
    }

    private int code(final String... command) throws Exception {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start()
                .waitFor();
    }

    private static String read(final Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String text(final Card card, final String path) {
        return new String(card.files().get(path), UTF_8);
    }

    private static DoorRow row(final String room, final Network network) {
        return new DoorRow(
                2,
                "DC-0042",
                "rxx",
                "ct1",
                room,
                "ct-door",
                Optional.of("dc:a6:32:00:00:42"),
                network,
                List.of("ntp1.example", "ntp2.example"),
                "4417");
    }
}
