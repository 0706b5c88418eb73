// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialReaderTest extends ReaderContract {

    private static final Framing FAST = new Framing(512, Duration.ofMillis(100), false);

    @TempDir
    private Path folder;

    private PseudoTerminal scanner;

    @Override
    Reader reader() {
        scanner = new PseudoTerminal(folder.resolve("scanner"));
        return serial(scanner.path(), FAST);
    }

    private static Reader serial(final Path path, final Framing framing) {
        return new SerialReader(new ReaderAddress.Serial(path, BaudRate.B9600), framing, Duration.ofMillis(20));
    }

    @Override
    void send(final byte[] bytes) {
        scanner.send(bytes);
    }

    @AfterEach
    void unplug() {
        scanner.close();
    }

    @Test
    void readsASymbolThatComesInPiecesAndEchoesNothing() {
        withReader(FAST, (pty, reader, heard) -> {
            pty.send(bytes("943"));
            pty.send(bytes("476"));
            pty.send(bytes("5919\r"));
            await().untilAsserted(() -> assertThat(heard.scans()).containsExactly(text("9434765919")));
            assertThat(pty.bytesEchoed()).isZero();
        });
    }

    @Test
    void tellsASymbolThatStopsHalfWayAsGarbled() {
        withReader(FAST, (pty, reader, heard) -> {
            pty.send(bytes("]d280185"));
            await().untilAsserted(
                            () -> assertThat(heard.scans()).containsExactly(new RawScan.Garbled(RawScan.Problem.HALF)));
        });
    }

    @Test
    void leavesASymbolHalfWhenTheDeviceGoesInTheMiddleEvenWhereAPauseWouldEndIt() {
        withReader(new Framing(512, Duration.ofSeconds(20), true), (pty, reader, heard) -> {
            pty.send(bytes("94347"));
            await().until(() -> pty.bytesUnread() == 0);
            pty.unplug();
            await().untilAsserted(
                            () -> assertThat(heard.scans()).containsExactly(new RawScan.Garbled(RawScan.Problem.HALF)));
        });
    }

    @Test
    void takesNoRearPartOfASymbolThatWasBeingSentWhenItCame() {
        final RecordingListener heard = new RecordingListener();
        try (PseudoTerminal pty = new PseudoTerminal(folder.resolve("late"));
                Reader reader = serial(pty.path(), FAST)) {
            pty.send(bytes("9"));
            reader.start(heard);
            await().pollInterval(Duration.ofMillis(5)).until(() -> {
                pty.send(bytes("1"));
                return pty.bytesUnread() == 0 || heard.states().size() > 0;
            });
            pty.send(bytes("23456\r"));
            await().pollInterval(FAST.pause().multipliedBy(3)).until(() -> {
                pty.send(bytes("whole\r"));
                return heard.scans().contains(text("whole"));
            });
            assertThat(heard.scans())
                    .containsOnly(text("whole"), new RawScan.Garbled(RawScan.Problem.HALF))
                    .startsWith(new RawScan.Garbled(RawScan.Problem.HALF));
        }
    }

    @Test
    void tellsOfNoiseThatNeverEndsAgainAndAgainAndReadsOnAfterIt() {
        withReader(FAST, (pty, reader, heard) -> {
            final byte[] noise = new byte[1024];
            for (int i = 0; i < 20; i++) {
                pty.send(noise);
            }
            await().untilAsserted(() -> assertThat(heard.scans())
                    .hasSizeBetween(2, 3)
                    .containsOnly(new RawScan.Garbled(RawScan.Problem.NOISE)));
            await().until(() -> {
                pty.send(bytes("after\r"));
                return heard.scans().contains(text("after"));
            });
        });
    }

    @Test
    void undoesWhatAnotherProgramHasLeftOfTheLinesSettings() throws Exception {
        final RecordingListener heard = new RecordingListener();
        try (PseudoTerminal pty = new PseudoTerminal(folder.resolve("cooked"));
                Reader reader = new SerialReader(
                        new ReaderAddress.Serial(pty.path(), BaudRate.B115200), FAST, Duration.ofMillis(20))) {
            stty(pty.path(), "cooked", "echo", "istrip", "icrnl", "cstopb", "crtscts", "evenp", "ixon");
            reader.start(heard);
            await().until(() -> reader.state().isReady());
            pty.send(bytes("]d2\u001d\u00e9\r"));
            await().untilAsserted(() -> assertThat(heard.scans()).hasSize(1));
            assertThat(stty(pty.path(), "-a"))
                    .contains("speed 115200", "-cstopb", "-crtscts", "-parenb", "cs8", "-ixon", "-icanon", "-echo ");
            assertThat(pty.bytesEchoed()).isZero();
        }
    }

    private static String stty(final Path device, final String... settings) throws Exception {
        final List<String> command = new ArrayList<>(List.of("stty", "-F", device.toString()));
        command.addAll(List.of(settings));
        final Process stty =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void takesAPauseForTheEndWhereTheScannerSendsNone() {
        withReader(new Framing(512, Duration.ofMillis(100), true), (pty, reader, heard) -> {
            pty.send(bytes("9434765919"));
            await().untilAsserted(() -> assertThat(heard.scans()).containsExactly(text("9434765919")));
        });
    }

    @Test
    void isMissingWhenTheDeviceGoesAndReadyAgainWhenItComesBack() {
        withReader(FAST, (pty, reader, heard) -> {
            pty.unplug();
            await().until(() -> !reader.state().isReady());
            pty.plug();
            await().until(() -> reader.state().isReady());
            pty.send(bytes("again\r"));
            await().untilAsserted(() -> assertThat(heard.scans()).containsExactly(text("again")));
            assertThat(heard.states().getFirst()).isEqualTo(new ReaderState.Ready());
            assertThat(heard.states().getLast()).isEqualTo(new ReaderState.Ready());
        });
    }

    @Test
    void saysWhyItCannotRead() throws Exception {
        final Path plain = Files.writeString(folder.resolve("plain"), "no terminal");
        final RecordingListener heard = new RecordingListener();
        try (Reader reader = serial(plain, FAST);
                Reader absent = serial(folder.resolve("absent"), FAST)) {
            reader.start(heard);
            await().until(() -> reader.state().equals(new ReaderState.Missing("not a serial device")));
            absent.start(heard);
            await().until(() -> absent.state().equals(new ReaderState.Missing("not there")));
        }
    }

    private void withReader(final Framing framing, final Scenario scenario) {
        final RecordingListener heard = new RecordingListener();
        try (PseudoTerminal pty = new PseudoTerminal(folder.resolve("other"));
                Reader reader = serial(pty.path(), framing)) {
            reader.start(heard);
            await().until(() -> reader.state().isReady());
            scenario.play(pty, reader, heard);
        }
    }

    @FunctionalInterface
    private interface Scenario {
        void play(PseudoTerminal pty, Reader reader, RecordingListener heard);
    }
}
