// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A serial scanner, played through a pseudo-terminal: good symbols are saved, all else is named and recorded nowhere. */
class SerialScannerTest {

    private static final String GSRN_BAND = "]d2801850000009434765919" + "4";
    private static final String NOBODY = "tcp://127.0.0.1:9";
    private static final char GS = 0x1D;

    @TempDir
    private Path root;

    private final Echo echo = new Echo();
    private Deployment system;
    private Process socat;
    private OutputStream scanner;
    private Api door;

    @BeforeEach
    void plugIn() throws Exception {
        final Path tty = root.resolve("ttyACM0");
        socat = new ProcessBuilder("socat", "-", "PTY,raw,echo=0,link=" + tty).start();
        scanner = socat.getOutputStream();
        await().until(() -> Files.exists(tty));
        system = new Deployment(root.resolve("state"), Map.of("clock.trust", "host", "http.port", "0"));
        final Program program =
                system.door("ct1", NOBODY, Map.of(), List.of("--reader", tty.toString(), "--echo"), echo);
        door = new Api(program.awaitReady(60));
    }

    @AfterEach
    void unplug() {
        system.close();
        socat.destroyForcibly();
    }

    @Test
    void aWristbandWithNamesIsSavedAndShownByItsLastDigits() throws IOException {
        read(GSRN_BAND + GS + "91RXX12345" + GS + "93DOE,JANE,01-Feb-1950\r");

        awaitOutcomes(1);
        assertThat(echo.recorded()).isEqualTo(1);
        assertThat(door.json("api/screen").path("kind").asText()).isEqualTo("at-door");
        assertThat(door.json("api/screen").path("band").asText()).isEqualTo("919");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("noPatients")
    void whatIsNoPatientIsNamedAndRecordedNowhere(final String scan, final String outcome) throws IOException {
        read(scan + "\r");

        await().untilAsserted(() -> assertThat(echo.names()).isNotEmpty().containsOnly(outcome));
        assertThat(door.json("api/screen").path("kind").asText()).isEqualTo(outcome);
        assertThat(echo.recorded()).isZero();
    }

    static Stream<Arguments> noPatients() {
        final byte[] noise = new byte[300];
        new Random(4).nextBytes(noise);
        return Stream.of(
                Arguments.of("9434765918", "read-error"),
                Arguments.of("", "read-error"),
                Arguments.of("x".repeat(4096), "read-error"),
                Arguments.of(new String(noise, ISO_8859_1), "read-error"),
                Arguments.of("]d2010950110102091717190508", "not-a-patient"),
                Arguments.of("]d24145055207100010", "place-without-patient"),
                Arguments.of("]Q1DC:UNDO:LATE", "undo-too-late"));
    }

    private void read(final String symbol) throws IOException {
        scanner.write(symbol.getBytes(ISO_8859_1));
        scanner.flush();
    }

    private void awaitOutcomes(final int count) {
        await().until(() -> echo.count() == count);
    }
}
