// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.broker;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.doorclock.system.StartException;
import org.doorclock.system.deployment.Program;

/**
 * Debian's Mosquitto as {@code provision broker} sets it up, refreshed by {@code provision broker --refresh} again and
 * again as a timer does it, and started again whenever it ends as systemd does it.
 */
public final class GuardedMosquitto implements GuardedBroker {

    private final Path folder;
    private final int port;
    private final int hubPort;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean closing;
    private volatile Process process;

    private GuardedMosquitto(final Path folder, final int port, final int hubPort) {
        this.folder = folder;
        this.port = port;
        this.hubPort = hubPort;
    }

    public static GuardedMosquitto start(final Path folder, final Path tls, final Path crl, final Path devices)
            throws IOException, StartException {
        final GuardedMosquitto broker = new GuardedMosquitto(folder, freePort(), freePort());
        broker.provision(
                "--tls", tls.toString(),
                "--crl", crl.toString(),
                "--devices", devices.toString(),
                "--host", "127.0.0.1",
                "--port", Integer.toString(broker.port),
                "--hub-port", Integer.toString(broker.hubPort),
                "--user", System.getProperty("user.name"),
                "--pid-file", folder.resolve("pid").toString());
        Thread.ofVirtual().start(broker::keepRunning);
        await().atMost(Duration.ofSeconds(30)).until(() -> answers(broker.port) && answers(broker.hubPort));
        broker.timer.scheduleWithFixedDelay(broker::refresh, 500, 500, TimeUnit.MILLISECONDS);
        return broker;
    }

    @Override
    public String devices() {
        return "ssl://localhost:" + port;
    }

    @Override
    public String hub() {
        return "ssl://localhost:" + hubPort;
    }

    @Override
    public void close() {
        closing = true;
        timer.close();
        process.destroyForcibly();
    }

    private void provision(final String... options) throws StartException {
        final List<String> arguments = new ArrayList<>(List.of("provision", "broker", "--out", folder.toString()));
        arguments.addAll(List.of(options));
        Program.runToEnd("provision broker", folder.resolve("provision.log"), arguments);
    }

    private void refresh() {
        try {
            provision("--refresh");
        } catch (StartException e) {
            // the broker is just starting again; the next time will do
        }
    }

    private void keepRunning() {
        while (!closing) {
            try {
                process = new ProcessBuilder(
                                binary(), "-c", folder.resolve("mosquitto.conf").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                folder.resolve("mosquitto.log").toFile()))
                        .start();
                process.waitFor();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static boolean answers(final int port) {
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
                .map(at -> Path.of(at, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("this test needs Debian's package mosquitto"))
                .toString();
    }
}
