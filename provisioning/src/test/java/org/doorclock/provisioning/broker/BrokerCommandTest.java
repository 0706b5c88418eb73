// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.provisioning.authority.CrlCommand;
import org.doorclock.provisioning.authority.InitCommand;
import org.doorclock.provisioning.authority.ServerCommand;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.provisioning.register.Register;
import org.doorclock.provisioning.register.Row;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BrokerCommandTest {

    private static final TimeSource TIME = new SystemTimeSource(ClockTrust.HOST);

    @TempDir
    static Path shared;

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();
    private final FakeBroker broker = new FakeBroker();
    private Path authority;

    /** Notes what it is told, unless it is down. */
    private static final class FakeBroker implements Running {

        private final List<String> told = new ArrayList<>();
        private boolean down;

        @Override
        public void reload() throws IOException {
            tell("reload");
        }

        @Override
        public void restart() throws IOException {
            tell("restart");
        }

        private void tell(final String what) throws IOException {
            if (down) {
                throw ProvisionException.unavailable("down");
            }
            told.add(what);
        }
    }

    @BeforeAll
    static void authority() throws IOException {
        final Path passphrase = Files.writeString(shared.resolve("passphrase"), "correct horse battery staple\n");
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
        execute(
                new InitCommand(),
                "--authority",
                authority(shared),
                "--name",
                "Test",
                "--passphrase-file",
                "" + passphrase);
        execute(
                new ServerCommand(),
                "broker",
                "--san",
                "localhost",
                "--authority",
                authority(shared),
                "--passphrase-file",
                "" + passphrase);
        final Path tls = Files.createDirectories(shared.resolve("tls"));
        Files.copy(
                shared.resolve("authority/servers/broker.key"),
                tls.resolve("key.pem"),
                StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(shared.resolve("authority/servers/broker.crt"), tls.resolve("cert.pem"));
        Files.copy(shared.resolve("authority/ca.pem"), tls.resolve("ca.pem"));
    }

    @BeforeEach
    void register() throws IOException {
        authority = Files.createDirectories(folder.resolve("register"));
        Register.create(authority, TIME);
        plan("dc-0001");
        assertThat(write()).isZero();
    }

    @Test
    void theConfigurationIsCompleteAndNamesEveryRule() throws IOException {
        assertThat(Files.readString(out("mosquitto.conf")).lines())
                .contains(
                        "allow_anonymous false",
                        "require_certificate true",
                        "use_identity_as_username true",
                        "use_username_as_clientid true",
                        "tls_version tlsv1.3",
                        "max_topic_alias 0",
                        "acl_file " + out("doorclock.acl"),
                        "crlfile " + out("doorclock-crl.pem"),
                        "listener 8883 0.0.0.0",
                        "listener 8884 127.0.0.1");
        assertThat(Files.readString(out("doorclock.acl")))
                .contains("pattern write doorclock/v1/%u/events\n", "pattern read doorclock/v1/%u/receipts\n")
                .contains(
                        "user north/dc-0001\ntopic read doorclock/v1/north/board\ntopic read doorclock/v1/north/hub\n");
    }

    @Test
    void writingAgainChangesNothing() {
        said.getBuffer().setLength(0);
        assertThat(write()).isZero();
        assertThat(said.toString()).contains("mosquitto.conf: as it was").doesNotContain(": changed");
    }

    @Test
    void whatSomebodyEditedIsLeftAloneUntilForcedAndThenKept() throws IOException {
        final String edited = Files.readString(out("mosquitto.conf")) + "# mine\n";
        Files.writeString(out("mosquitto.conf"), edited);

        assertThat(write()).isNotZero();
        assertThat(said.toString()).contains("mosquitto.conf: was edited").contains("--force");
        assertThat(out("mosquitto.conf")).hasContent(edited);

        assertThat(write("--force")).isZero();
        assertThat(Files.readString(out("mosquitto.conf"))).doesNotContain("# mine");
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("mosquitto.conf.before-")))
                    .singleElement()
                    .satisfies(kept -> assertThat(kept).hasContent(edited));
        }
    }

    @Test
    void theUnitStartsTheProgramWhereverItLiesSoThatNobodyNeedsToEditIt() throws IOException {
        final String java = System.getProperty("java.home");
        assertThat(Files.readString(out("doorclock-broker-refresh.service")).lines())
                .contains(
                        "ExecStart=/opt/doorclock/doorclock provision broker --out " + folder.resolve("out")
                                + " --refresh",
                        "Environment=JAVA_HOME=" + java);

        assertThat(write("--program", "/usr/bin/doorclock-provision")).isZero();
        assertThat(Files.readString(out("doorclock-broker-refresh.service")))
                .contains("ExecStart=/usr/bin/doorclock-provision broker --out ");

        assertThat(write("--program", "/opt/100 % $clock/doorclock")).isZero();
        assertThat(Files.readString(out("doorclock-broker-refresh.service")))
                .contains("ExecStart=\"/opt/100 %% $clock/doorclock\" provision broker --out ");
    }

    @Test
    void aRefreshTellsTheBrokerOnceOfNewDevicesAndNewLists() throws IOException {
        assertThat(refresh().run()).isEqualTo(Refresh.Done.NOTHING);
        plan("dc-0002");
        assertThat(refresh().run()).isEqualTo(Refresh.Done.RELOADED);
        assertThat(Files.readString(out("doorclock.acl"))).contains("user north/dc-0002\n");
        execute(
                new CrlCommand(),
                "--authority",
                authority(shared),
                "--passphrase-file",
                shared.resolve("passphrase").toString());
        assertThat(refresh().run()).isEqualTo(Refresh.Done.RELOADED);
        assertThat(refresh().run()).isEqualTo(Refresh.Done.NOTHING);
        assertThat(broker.told).containsExactly("reload", "reload");
    }

    @Test
    void whatABrokerThatIsDownWasNotToldItIsToldByTheNextRefresh() throws IOException {
        plan("dc-0002");
        broker.down = true;
        assertThatThrownBy(() -> refresh().run()).hasMessage("down");

        broker.down = false;
        assertThat(refresh().run()).isEqualTo(Refresh.Done.RELOADED);
    }

    @Test
    void editedRightsAreLeftAloneByARefreshWhichSaysSo() throws IOException {
        Files.writeString(out("doorclock.acl"), "# mine\n");

        assertThatThrownBy(() -> refresh().run()).hasMessageContaining("doorclock.acl: was edited");
        assertThat(out("doorclock.acl")).hasContent("# mine\n");
    }

    @Test
    void aFileOfDevicesNamesTheLineThatIsNone() throws IOException {
        final Path names = Files.writeString(folder.resolve("names"), "north/dc-0001 # first\n\nNorth dc-2\n");

        assertThatThrownBy(() -> DeviceNames.read(names, TIME))
                .hasMessageContaining("line 3: must be a site and a device");
    }

    private Path out(final String name) {
        return folder.resolve("out").resolve(name);
    }

    private Refresh refresh() throws IOException {
        return new Refresh(folder.resolve("out"), Plan.read(folder.resolve("out")), broker, TIME);
    }

    private void plan(final String device) throws IOException {
        Register.open(authority, TIME)
                .plan(
                        List.of(new Row(
                                new DeviceName("north", device), device, device.toUpperCase(java.util.Locale.ROOT))),
                        Duration.ofDays(1),
                        "test");
    }

    private int write(final String... more) {
        final List<String> arguments = new ArrayList<>(List.of(
                "--out",
                folder.resolve("out").toString(),
                "--tls",
                shared.resolve("tls").toString(),
                "--crl",
                shared.resolve("authority/crl.pem").toString(),
                "--devices",
                authority.toString()));
        arguments.addAll(
                List.of(more).contains("--program") ? List.of() : List.of("--program", "/opt/doorclock/doorclock"));
        arguments.addAll(List.of(more));
        return new CommandLine(new BrokerCommand())
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return 3;
                })
                .execute(arguments.toArray(String[]::new));
    }

    private static String authority(final Path in) {
        return in.resolve("authority").toString();
    }

    private static void execute(final Object command, final String... arguments) {
        assertThat(new CommandLine(command)
                        .setOut(new PrintWriter(new StringWriter()))
                        .execute(arguments))
                .isZero();
    }
}
