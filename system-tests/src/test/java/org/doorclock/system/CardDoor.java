// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doorclock.system.deployment.Program;
import org.doorclock.tls.Identity;

/** A device made of a card: it enrols as its first boot has it, and then is a door. */
final class CardDoor implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int LAST_LINES = 8;

    private final Path folder;
    private final Path card;
    private final TestBands bands;
    private final Echo echo = new Echo();
    private Program program;
    private Api screen;
    private int patients;

    /** @param folder the device's own, with a card in it before it is used */
    CardDoor(final Path folder, final TestBands bands) {
        this.folder = folder;
        this.card = folder.resolve("card/doorclock");
        this.bands = bands;
    }

    void enrol() throws StartException {
        final List<String> arguments = new ArrayList<>(List.of("door", "enrol"));
        arguments.addAll(configuration());
        arguments.addAll(List.of("--token-file", card.resolve("token").toString()));
        assertThat(Program.runToEnd("enrol", log(), arguments))
                .singleElement()
                .asString()
                .contains(" is enrolled now.");
        assertThat(card.resolve("token")).doesNotExist();
        assertThat(Program.runToEnd("enrol", log(), arguments))
                .singleElement()
                .asString()
                .contains(" is enrolled already.");
    }

    void start() throws StartException {
        final List<String> arguments = new ArrayList<>(List.of("door"));
        arguments.addAll(configuration());
        arguments.addAll(List.of("--stdin", "--echo"));
        program = Program.start("door", log(), echo, arguments);
        screen = new Api(program.awaitReady(PATIENCE.toSeconds()));
    }

    /** The card's own configuration, on a computer whose clock the host vouches for, without a scanner and a screen. */
    private List<String> configuration() {
        return List.of(
                "--config",
                card.resolve("door.properties").toString(),
                "--set",
                "clock.trust=host",
                "--set",
                "reader.devices=",
                "--set",
                "screen.command=");
    }

    /** Scans a band of somebody new, and waits until it is saved. */
    void scan() {
        final long before = echo.recorded();
        program.type(bands.next());
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> echo.recorded() > before);
        patients++;
    }

    /** How many it said are saved, without those of the self-test. */
    int patients() {
        return patients;
    }

    void takeSelfTest(final CutProxy network) {
        new SelfTestByHand(program, screen, network, bands).take();
    }

    void kill() {
        program.kill();
    }

    /** From then on there is no way back. */
    boolean isBoundToRetire() {
        return Files.exists(mark());
    }

    Path mark() {
        return folder.resolve("data/retired.json");
    }

    boolean isRunning() {
        return program.isAlive();
    }

    String headline() {
        return screen.json("api/screen").path("headline").asText();
    }

    /** Every file that is left of what it recorded and proves itself by, and of the site's keys. */
    List<Path> left() throws IOException {
        try (Stream<Path> data = Files.walk(folder.resolve("data"));
                Stream<Path> keys = Files.walk(folder.resolve("keys"))) {
            return Stream.concat(data, keys).filter(Files::isRegularFile).toList();
        }
    }

    boolean isConnected() {
        return screen.json("api/screen").at("/link/state").asText().equals("connected");
    }

    /** In one line, for a failure's message. */
    String lastWords() {
        try {
            final List<String> lines = Files.readAllLines(log());
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log() {
        return folder.resolve("door.log");
    }

    Path identityFolder() {
        return folder.resolve("data/identity");
    }

    Identity identity() throws IOException {
        return Identity.read(identityFolder());
    }

    /** Whether it has one identity alone, which the broker has let in, and which is not {@code before}. */
    boolean hasRenewed(final Identity before) throws IOException {
        return !Files.exists(identityFolder().resolve("cert.previous.pem"))
                && !Files.exists(identityFolder().resolve("key.next.pem"))
                && !identity().equals(before);
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }
}
