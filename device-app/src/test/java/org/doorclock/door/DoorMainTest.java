// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doorclock.hardware.reader.PseudoTerminal;
import org.doorclock.identity.SiteKeys;
import org.doorclock.settings.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door as a process of its own. */
class DoorMainTest {

    private static final String ANN = "9434765919";
    private static final char GS = 0x1D;
    private static final String WRISTBAND =
            "]d28018500000094347659194" + GS + "91RXX,M123456" + GS + "93DOE,JANE,01-Feb-1950";

    @TempDir
    private Path directory;

    @BeforeEach
    void makeKeys() throws IOException {
        new SiteKeys(directory.resolve("keys")).create();
    }

    private DoorProcess door(final String... arguments) throws IOException {
        return DoorProcess.start(directory, arguments);
    }

    @Test
    void linesOnStandardInputAreScansAndTheirPageSaysSoAndNoFileHoldsTheNumber() throws Exception {
        try (DoorProcess door = door("--stdin")) {
            final String page = door.awaitReady();
            door.type(ANN);
            assertThat(door.outcome(0).path("outcome").asText()).isEqualTo("at-door");
            assertThat(door.outcome(0).path("recorded").asBoolean()).isTrue();
            door.type("!button");
            assertThat(door.outcome(1).path("outcome").asText()).isEqualTo("scan-started");
            door.type("9434765918");
            assertThat(door.outcome(2).path("outcome").asText()).isEqualTo("read-error");
            assertThat(door.get(page + "api/screen"))
                    .contains("\"kind\":\"read-error\"")
                    .doesNotContain(ANN);
            assertThat(door.get(page + "observe/health")).contains("UP");
            door.terminate();
            assertThat(door.exitCode()).isEqualTo(ExitCode.DONE);
        }
        assertThat(directory.resolve("data/index/index.clean")).exists();
        assertNoFileHolds(ANN);
    }

    @Test
    void aGs1WristbandThroughAPseudoTerminalIsRecordedWithoutTheNamesInIt() throws Exception {
        try (PseudoTerminal scanner = new PseudoTerminal(directory.resolve("ttyACM0"));
                DoorProcess door = door("--reader", scanner.path().toString())) {
            final String page = door.awaitReady();
            await().until(() -> !door.get(page + "api/screen").contains("scanner-missing"));
            scanner.send((WRISTBAND + "\r").getBytes(ISO_8859_1));
            assertThat(door.outcome(0).path("outcome").asText()).isEqualTo("at-door");
            scanner.send(new byte[] {0, 1, 2, 3});
            assertThat(door.outcome(1).path("outcome").asText()).isEqualTo("read-error");
        }
        assertNoFileHolds(ANN);
        assertNoFileHolds("M123456");
        assertNoFileHolds("JANE");
    }

    @Test
    void whatWasAcknowledgedSurvivesKillsAndNothingElseIsThere() throws Exception {
        final Set<String> acknowledged = new HashSet<>();
        int scans = 0;
        for (int life = 0; life < 3; life++) {
            try (DoorProcess door = door(
                    "--stdin", "--set", "barcode.local-number=[A-Z][0-9]{6}", "--set", "barcode.organisation=RXX")) {
                door.awaitReady();
                for (int i = 0; i < 15; i++) {
                    door.type("M%06d".formatted(scans++));
                }
                door.outcome(3 + 4 * life);
                door.kill();
                door.outcomes()
                        .forEach(outcome -> acknowledged.add(outcome.path("id").asText()));
            }
        }
        try (DoorProcess door = door("--stdin")) {
            door.awaitReady();
        }
        final List<String> kept = JournalIds.doorArrivals(directory.resolve("data/journal"));
        assertThat(kept).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(kept.size()).isLessThanOrEqualTo(scans);
    }

    @Test
    void wrongUseAndWrongConfigurationAreOneLineAndAnExitCode() throws Exception {
        assertRefused(ExitCode.WRONG_USE, "--no-such", "--no-such");
        assertRefused(ExitCode.BAD_INPUT, "did you mean site", "--set", "sitte=x");
        assertRefused(
                ExitCode.BAD_INPUT,
                "absent.properties",
                "--config",
                directory.resolve("absent.properties").toString());
        assertRefused(ExitCode.UNAVAILABLE, "token.key", "--set", "keys=" + directory.resolve("nokeys"));
        final Path file = Files.writeString(directory.resolve("a-file"), "");
        assertRefused(ExitCode.UNAVAILABLE, "a-file", "--set", "data=" + file.resolve("x"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final String port = Integer.toString(taken.getLocalPort());
            assertRefused(ExitCode.UNAVAILABLE, port, "--http-port", port);
        }
    }

    @Test
    void aSecondDoorOnTheSameDataIsRefused() throws Exception {
        try (DoorProcess first = door("--stdin")) {
            first.awaitReady();
            assertRefused(ExitCode.UNAVAILABLE, directory.resolve("data").toString());
        }
    }

    private void assertRefused(final int code, final String says, final String... arguments) throws Exception {
        try (DoorProcess door = door(arguments)) {
            assertThat(door.exitCode()).isEqualTo(code);
            assertThat(door.errors().strip().lines()).hasSize(1);
            assertThat(door.errors()).containsIgnoringCase(says);
        }
    }

    private void assertNoFileHolds(final String text) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile))
                    .noneMatch(file -> contentOf(file).contains(text));
        }
    }

    private static String contentOf(final Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
