// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.doorclock.provisioning.authority.TestAuthority;
import org.doorclock.settings.ExitCode;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardCommandsTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void buildTwo() throws IOException {
        TestAuthority.make(folder, new SystemTimeSource(ClockTrust.HOST));
        Files.writeString(folder.resolve("doors.csv"), """
                asset_tag,site,door,room,kind,mac,network,address,ntp,phone
                DC-0001,rxx,ct1,CT 1,ct-door,,dhcp,,ntp1.example ntp2.example,4417
                DC-0002,rxx,ct2,CT 2,ct-door,,dhcp,,ntp1.example ntp2.example,4417
                """);
        Files.writeString(folder.resolve("site.properties"), """
                est.url=https://estates.example:8443
                hub.url=https://doorclock.example
                broker=ssl://broker.example:8883
                """);
        assertThat(provision(
                        "build",
                        path("doors.csv"),
                        "--passphrase-file",
                        secret("words", TestAuthority.PASSPHRASE),
                        "--out",
                        path("bundles")))
                .as("%s", err)
                .isEqualTo(ExitCode.DONE);
        out.getBuffer().setLength(0);
    }

    @Test
    void aBundleIsCopiedToACardThatHasBeenWrittenAndReadBack() throws Exception {
        final Path card = card();
        Files.createDirectories(card.resolve("doorclock"));
        Files.writeString(card.resolve("doorclock/token"), "of another device");

        assertThat(flash("dc-0001", "--to", card.toString())).as("%s", err).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("holds the bundle of DC-0001, read back and sound");
        assertThat(card.resolve("doorclock/token"))
                .hasSameTextualContentAs(folder.resolve("bundles/DC-0001/doorclock/token"));
        assertThat(card.resolve("user-data")).hasSameTextualContentAs(folder.resolve("bundles/DC-0001/user-data"));
        assertThat(provision("verify", card.toString())).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatIsNoCardAndWhatIsNoBundleIsNotTouched() throws Exception {
        final Path home = Files.createDirectories(folder.resolve("home"));
        assertThat(flash("DC-0001", "--to", home.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("has no config.txt");
        assertThat(home).isEmptyDirectory();

        final Path card = card();
        Files.writeString(folder.resolve("bundles/DC-0002/user-data"), "#cloud-config\n");
        assertThat(flash("DC-0002", "--to", card.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("user-data: is not as it was signed");
        assertThat(flash("DC-0009", "--to", card.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(card.resolve("doorclock")).doesNotExist();
    }

    @Test
    void withoutATargetItSaysWhatToDoAndWritesNothing() throws Exception {
        assertThat(flash("DC-0001")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("Nothing was written", "Raspberry Pi OS Lite", "bootfs", "--to MOUNT");
    }

    @Test
    void noDeviceIsWrittenThatWasNotConfirmed() throws Exception {
        final Path image = Files.writeString(folder.resolve("os.img"), "image");
        final Path device = Files.writeString(folder.resolve("sdx"), "everything");

        assertThat(flash("DC-0001", "--device", device.toString())).isEqualTo(ExitCode.WRONG_USE);
        assertThat(flash("DC-0001", "--device", device.toString(), "--image", image.toString()))
                .isIn(ExitCode.BAD_INPUT, ExitCode.UNAVAILABLE);
        assertThat(flash(
                        "DC-0001",
                        "--device",
                        device.toString(),
                        "--image",
                        image.toString(),
                        "--confirm",
                        folder.resolve("sdy").toString()))
                .isIn(ExitCode.BAD_INPUT, ExitCode.UNAVAILABLE);

        assertThat(device).hasContent("everything");
    }

    @Test
    void statusJoinsTheRegisterAndTheHub() throws Exception {
        final List<String> asked = new CopyOnWriteArrayList<>();
        final HttpServer hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/api/v1/devices", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization"));
            final boolean second = exchange.getRequestURI().getQuery().contains("cursor");
            final byte[] body = (second
                            ? "{\"items\":[{\"site\":\"rxx\",\"device\":\"stray\",\"door\":\"x\",\"online\":false}]}"
                            : "{\"items\":[{\"site\":\"rxx\",\"device\":\"dc-0001\",\"door\":\"ct9\",\"online\":true,"
                                    + "\"condition\":\"online\",\"standing\":\"commissioned\"}]}")
                    .getBytes(UTF_8);
            if (!second) {
                exchange.getResponseHeaders().add("Link", "</api/v1/devices?limit=500&cursor=a>; rel=\"next\"");
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        hub.start();
        try {
            final String url = "http://127.0.0.1:" + hub.getAddress().getPort();
            assertThat(provision("status", "--json", "--hub", url, "--token-file", secret("token", "dck_secret_token")))
                    .as("%s", err)
                    .isEqualTo(ExitCode.DONE);
        } finally {
            hub.stop(0);
        }

        final JsonNode devices = new ObjectMapper().readTree(out.toString()).path("devices");
        assertThat(devices).hasSize(3);
        assertThat(devices.path(0).path("standing").asText()).isEqualTo("commissioned");
        assertThat(devices.path(0).path("note").asText()).isEqualTo("says it is at door ct9");
        assertThat(devices.path(1).path("condition").asText()).isEqualTo("never seen");
        assertThat(devices.path(2).path("note").asText()).isEqualTo("not in the register");
        assertThat(asked).containsOnly("Bearer dck_secret_token");
        assertThat(out + "" + err).doesNotContain("dck_secret_token");
    }

    @Test
    void statusWithoutAHubIsTheRegistersOwn() throws Exception {
        assertThat(provision("status")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith("rxx/dc-0001").contains("ct1", "planned", "until "));
    }

    @Test
    void aTokenOfTheHubThatOthersMayReadIsRefused() throws Exception {
        final Path open = Files.writeString(folder.resolve("open"), "dck_secret_token");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(provision("status", "--hub", "http://127.0.0.1:1", "--token-file", open.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("chmod 600");
    }

    private Path card() throws IOException {
        final Path card = Files.createDirectories(folder.resolve("bootfs"));
        Files.writeString(card.resolve("config.txt"), "");
        Files.writeString(card.resolve("cmdline.txt"), "");
        return card;
    }

    private int flash(final String tag, final String... more) {
        return provision(
                "flash",
                Stream.concat(Stream.of(tag, "--bundles", path("bundles")), Stream.of(more))
                        .toArray(String[]::new));
    }

    private int provision(final String command, final String... args) {
        return ProvisionMain.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Stream.concat(Stream.of(command, "--authority", path("authority")), Stream.of(args))
                        .toArray(String[]::new));
    }

    private String path(final String name) {
        return folder.resolve(name).toString();
    }

    private String secret(final String name, final String text) throws IOException {
        final Path file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text + "\n").toString();
    }
}
