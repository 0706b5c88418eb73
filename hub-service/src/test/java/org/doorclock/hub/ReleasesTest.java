// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.hub.releases.TestAuthor;
import org.doorclock.settings.ExitCode;
import org.doorclock.time.ClockSource;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;
import org.doorclock.wire.Topics.DeviceTopic;
import org.doorclock.wire.UpdateReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Releases at a real hub: by command, by API, and as a device fetches them. */
class ReleasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private TestAuthor author;
    private String out = "";
    private String err = "";

    @BeforeEach
    void begin() throws IOException {
        author = new TestAuthor(directory.resolve("author"));
    }

    private int run(final String... arguments) {
        final StringWriter said = new StringWriter();
        final StringWriter wrong = new StringWriter();
        final CommandLine line = HubMain.commandLine();
        line.setOut(new PrintWriter(said)).setErr(new PrintWriter(wrong));
        final int code;
        try {
            code = line.execute(Stream.concat(
                            Arrays.stream(arguments),
                            Stream.of(
                                    "--set",
                                    "data=" + directory.resolve("data"),
                                    "--set",
                                    "releases.trust=" + author.trust()))
                    .toArray(String[]::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        out = said.toString();
        err = wrong.toString();
        return code;
    }

    private static HttpResponse<String> ask(
            final RealHub hub, final String method, final String path, final String body) {
        return hub.send(method, path, body, "Authorization", "Bearer " + hub.all(), "Content-Type", "application/json");
    }

    private static JsonNode json(final HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private RealHub hub() throws IOException {
        return new RealHub(directory, "releases.trust", author.trust().toString());
    }

    @Test
    void aReleaseIsAddedOfferedStoppedAndListedByCommand() throws Exception {
        assertThat(run("release", "list")).isEqualTo(ExitCode.DONE);
        assertThat(out).isEmpty();
        assertThat(run("release", "add", author.release("0.2.0", "x").toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(out).startsWith("0.2.0: is here.");
        assertThat(run("release", "add", author.release("0.2.0", "x").toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(run("release", "add", author.release("0.2.0", "other").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err).contains("another release of version 0.2.0 is here").hasLineCount(1);
        assertThat(run("release", "offer", "0.2.0", "--door", "north/ct1")).isEqualTo(ExitCode.DONE);
        assertThat(run("release", "offer", "0.2.0", "--site", "north")).isEqualTo(ExitCode.DONE);
        run("release", "list");
        assertThat(out).contains("0.2.0  replaces 0.0 and newer", "offered to north/ct1, north");
        assertThat(run("release", "stop", "0.2.0")).isEqualTo(ExitCode.DONE);
        run("release", "list");
        assertThat(out).contains("STOPPED");
        assertThat(run("release", "offer", "0.2.0", "--all")).isEqualTo(ExitCode.DONE);
        run("release", "list");
        assertThat(out).contains("offered to north/ct1, north, all").doesNotContain("STOPPED");
    }

    @Test
    void whatIsWrongIsOneClearLine() throws Exception {
        final Path sound = author.release("0.2.0", "x");
        final TestAuthor foreign = new TestAuthor(directory.resolve("foreign"));
        assertThat(run("release", "add", foreign.release("0.2.0", "x").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err)
                .contains("not signed with the release key that is trusted here")
                .hasLineCount(1);
        final byte[] bytes = Files.readAllBytes(sound);
        bytes[new String(bytes, ISO_8859_1).indexOf("a script")]++;
        final Path damaged = Files.write(directory.resolve("damaged"), bytes);
        assertThat(run("release", "add", damaged.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err).hasLineCount(1);
        assertThat(run("release", "add", directory.resolve("missing").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err).contains("no such file").hasLineCount(1);
        for (final List<String> wrong : List.of(
                List.of("offer", "0.2.0", "--all"),
                List.of("offer", "next", "--all"),
                List.of("stop", "0.9.0"),
                List.of("offer", "0.2.0", "--door", "north"),
                List.of("offer", "0.2.0", "--site", "north/ct1"))) {
            assertThat(run(Stream.concat(Stream.of("release"), wrong.stream()).toArray(String[]::new)))
                    .as(wrong.toString())
                    .isEqualTo(ExitCode.BAD_INPUT);
            assertThat(err).hasLineCount(1);
        }
        assertThat(run("release", "offer", "0.2.0")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run("release")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(Files.exists(directory.resolve("data/releases/0.2.0"))).isFalse();
    }

    @Test
    void aHubWithoutAKeyOffersNothing() throws Exception {
        run("release", "add", author.release("0.2.0", "x").toString());
        try (RealHub hub = new RealHub(directory)) {
            assertThat(json(ask(hub, "GET", "/api/v1/releases", "")).path("items"))
                    .isEmpty();
            assertThat(ask(hub, "POST", "/api/v1/releases/0.2.0/stop", "").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theApiOffersAndStopsAndSaysHowDevicesStand() throws Exception {
        run("release", "add", author.release("0.2.0", "x").toString());
        try (RealHub hub = hub()) {
            said(hub, Optional.empty());
            assertThat(ask(hub, "POST", "/api/v1/releases/0.2.0/offers", "{\"to\":\"nobody at all\"}")
                            .statusCode())
                    .isEqualTo(422);
            assertThat(ask(hub, "POST", "/api/v1/releases/0.9.0/offers", "{\"to\":\"all\"}")
                            .statusCode())
                    .isEqualTo(404);
            final JsonNode offered =
                    json(ask(hub, "POST", "/api/v1/releases/0.2.0/offers", "{\"to\":\"north/ct1-box\"}"));
            assertThat(offered.path("offered").toString()).isEqualTo("[\"north/ct1-box\"]");
            assertThat(offered.path("devices").toString())
                    .isEqualTo("[{\"site\":\"north\",\"device\":\"ct1-box\",\"state\":\"offered\"}]");

            said(
                    hub,
                    Optional.of(
                            new UpdateReport("0.2.0", UpdateReport.State.ROLLED_BACK, "the <scanner> is not there")));
            final JsonNode listed =
                    json(ask(hub, "GET", "/api/v1/releases", "")).at("/items/0");
            assertThat(listed.at("/devices/0/state").asText()).isEqualTo("rolled-back");
            assertThat(listed.at("/devices/0/text").asText()).isEqualTo("the <scanner> is not there");
            assertThat(json(ask(hub, "GET", "/api/v1/devices/north/ct1-box", ""))
                            .at("/update/state")
                            .asText())
                    .isEqualTo("rolled-back");
            assertThat(ask(hub, "GET", "/fleet", "").body())
                    .contains("0.2.0 was taken back: the &lt;scanner&gt; is not there");
            assertThat(ask(hub, "GET", "/fleet/north/ct1-box", "").body()).contains("0.2.0 was taken back");
            assertThat(ask(hub, "GET", "/api/v1/devices?format=csv", "").body()).contains("updateState", "rolled-back");

            assertThat(json(ask(hub, "POST", "/api/v1/releases/0.2.0/stop", ""))
                            .path("stopped")
                            .asBoolean())
                    .isTrue();
            assertThat(ask(hub, "GET", "/api/v1/audit", "").body()).contains("release-offer", "release-stop");
        }
    }

    @Test
    void whoIsBoundToASiteOffersThereAlone() throws Exception {
        run("release", "add", author.release("0.2.0", "x").toString());
        try (RealHub hub = hub()) {
            final String token = hub.all("north");
            assertThat(offer(hub, token, "north/ct1").statusCode()).isEqualTo(200);
            assertThat(offer(hub, token, "north").statusCode()).isEqualTo(200);
            assertThat(offer(hub, token, "south").statusCode()).isEqualTo(403);
            assertThat(offer(hub, token, "all").statusCode()).isEqualTo(403);
            assertThat(hub.send("POST", "/api/v1/releases/0.2.0/stop", "", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(offer(hub, hub.all(), "south").statusCode()).isEqualTo(200);
            assertThat(hub.get("/api/v1/releases", "Authorization", "Bearer " + token)
                            .body())
                    .contains("north/ct1")
                    .doesNotContain("south");
        }
    }

    private static HttpResponse<String> offer(final RealHub hub, final String token, final String to) {
        return hub.send(
                "POST",
                "/api/v1/releases/0.2.0/offers",
                "{\"to\":\"" + to + "\"}",
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json");
    }

    @Test
    void theContentIsThereInPartsForWhoKnowsItsAddressWhileItIsOffered() throws Exception {
        run("release", "add", author.release("0.2.0", "what the doors run").toString());
        try (RealHub hub = hub()) {
            final String path = "/releases/"
                    + json(ask(hub, "GET", "/api/v1/releases", ""))
                            .at("/items/0/sha256")
                            .asText();
            assertThat(hub.get(path).statusCode()).isEqualTo(404);
            run("release", "offer", "0.2.0", "--door", "north/ct1");
            final HttpResponse<String> whole = hub.get(path);
            assertThat(whole.statusCode()).isEqualTo(206);
            assertThat(whole.body()).contains("what the doors run");
            final int size = whole.body().length();
            final HttpResponse<String> part = hub.get(path, "Range", "bytes=3-9");
            assertThat(part.body()).isEqualTo(whole.body().substring(3, 10));
            assertThat(part.headers().firstValue("Content-Range")).contains("bytes 3-9/" + size);
            assertThat(hub.get(path, "Range", "bytes=" + (size - 2) + "-").body())
                    .hasSize(2);
            assertThat(hub.get(path, "Range", "bytes=" + size + "-").statusCode())
                    .isEqualTo(416);
            assertThat(hub.get("/releases/" + "0".repeat(64)).statusCode()).isEqualTo(404);
            assertThat(hub.get("/releases/..%2f..%2foffers.json").statusCode()).isGreaterThanOrEqualTo(400);
            run("release", "stop", "0.2.0");
            assertThat(hub.get(path).statusCode()).isEqualTo(404);
        }
    }

    private void said(final RealHub hub, final Optional<UpdateReport> report) {
        hub.arrived(
                DeviceTopic.STATE.of("north", "ct1-box"),
                new DeviceState(DeviceState.Phase.READY, "ct1", "CT 1", "ct-door", "e1", 0, "0.1.0").encode());
        hub.awaitReceipt();
        hub.arrived(
                DeviceTopic.HEALTH.of("north", "ct1-box"),
                new Health("e1", 0, 0, 0, ClockSource.NTP, 4, 20L << 30, true)
                        .withUpdate(report)
                        .encode());
        hub.awaitReceipt();
    }
}
