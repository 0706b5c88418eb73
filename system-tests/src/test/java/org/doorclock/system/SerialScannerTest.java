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
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void whatIsNoPatientIsNamedAndRecordedNowhere() throws IOException {
        final Random random = new Random(4);
        final byte[] binary = new byte[300];
        random.nextBytes(binary);
        final List<byte[]> scans = List.of(
                "9434765918\r".getBytes(ISO_8859_1),
                "\r".getBytes(ISO_8859_1),
                ("x".repeat(4096) + "\r").getBytes(ISO_8859_1),
                "]d24145055207100010\r".getBytes(ISO_8859_1),
                "]Q1DC:UNDO:LATE\r".getBytes(ISO_8859_1),
                concat(binary, '\r'));
        for (final byte[] scan : scans) {
            scanner.write(scan);
            scanner.flush();
        }

        await().until(() ->
                echo.names().contains("undo-too-late") && echo.names().contains("place-without-patient"));
        assertThat(echo.names()).contains("not-a-patient").contains("read-error");
        read(GSRN_BAND + "\r");
        await().until(() -> echo.recorded() == 1);
    }

    private void read(final String symbol) throws IOException {
        scanner.write(symbol.getBytes(ISO_8859_1));
        scanner.flush();
    }

    private void awaitOutcomes(final int count) {
        await().until(() -> echo.count() == count);
    }

    private static byte[] concat(final byte[] bytes, final char end) {
        return (new String(bytes, ISO_8859_1) + end).getBytes(ISO_8859_1);
    }
}
