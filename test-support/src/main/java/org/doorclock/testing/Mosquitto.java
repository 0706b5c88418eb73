// SPDX-License-Identifier: Apache-2.0
package org.doorclock.testing;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Debian's broker on a free loopback port, open to everybody, with the settings that it comes with. It keeps nothing across
 * a restart, and uses topic aliases as it pleases.
 */
public final class Mosquitto implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private Process process;

    private Mosquitto(final Path folder, final int port) {
        this.folder = folder;
        this.port = port;
    }

    /** @param folder for its configuration and its log */
    public static Mosquitto start(final Path folder) throws IOException {
        final Mosquitto broker = new Mosquitto(folder, Ports.free());
        broker.start();
        return broker;
    }

    /** Runs it with a configuration; what it says is added to {@code mosquitto.log} beside that. */
    public static Process run(final Path configuration) throws IOException {
        return new ProcessBuilder(List.of(binary(), "-c", configuration.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        configuration.resolveSibling("mosquitto.log").toFile()))
                .start();
    }

    public int port() {
        return port;
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Again, after {@link #kill}. */
    public void start() throws IOException {
        process = run(Files.writeString(
                folder.resolve("mosquitto.conf"),
                "listener " + port + " 127.0.0.1\nallow_anonymous true\npersistence false\n"));
        await().atMost(PATIENCE).until(() -> Ports.answers(port));
    }

    /** SIGKILL: no farewell, no state kept. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static String binary() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(at -> Path.of(at, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("this test needs Debian's package mosquitto"))
                .toString();
    }
}
