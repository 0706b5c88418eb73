// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real broker on a free loopback port. It keeps nothing across a restart, and uses topic aliases as it pleases. */
final class Mosquitto implements AutoCloseable {

    private final Path directory;
    private final int port;
    private Process process;

    private Mosquitto(final Path directory, final int port) {
        this.directory = directory;
        this.port = port;
    }

    static Mosquitto start(final Path directory) throws IOException {
        final Mosquitto broker = new Mosquitto(directory, freePort());
        broker.start();
        return broker;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    void start() throws IOException {
        final Path conf = directory.resolve("mosquitto.conf");
        Files.writeString(conf, "listener " + port + " 127.0.0.1\nallow_anonymous true\npersistence false\n");
        process = new ProcessBuilder(List.of(binary(), "-c", conf.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("mosquitto.log").toFile()))
                .start();
        await().atMost(10, TimeUnit.SECONDS).until(this::answers);
    }

    /** SIGKILL: no farewell, no state kept. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String binary() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("mosquitto is not installed; this test needs it"))
                .toString();
    }
}
