// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.broker;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.doorclock.system.StartException;
import org.doorclock.system.deployment.Program;
import org.doorclock.testing.Mosquitto;
import org.doorclock.testing.Ports;

/**
 * Debian's Mosquitto as {@code provision broker} sets it up, refreshed by {@code provision broker --refresh} as a timer does
 * it, and started again whenever it ends as systemd does it.
 */
public final class GuardedMosquitto implements GuardedBroker {

    private final Path folder;
    private final List<Path> watched;
    private final int port;
    private final int hubPort;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private List<FileTime> refreshed = List.of();
    private volatile boolean closing;
    private volatile Process process;

    private GuardedMosquitto(final Path folder, final List<Path> watched, final int port, final int hubPort) {
        this.folder = folder;
        this.watched = watched;
        this.port = port;
        this.hubPort = hubPort;
    }

    /** @param devices a file with a name a line, or an authority's folder */
    public static GuardedMosquitto start(final Path folder, final Path tls, final Path crl, final Path devices)
            throws IOException, StartException {
        final Path names = Files.isDirectory(devices) ? devices.resolve("register.json") : devices;
        final GuardedMosquitto broker = new GuardedMosquitto(folder, List.of(crl, names), Ports.free(), Ports.free());
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
        await().until(() -> Ports.answers(broker.port) && Ports.answers(broker.hubPort));
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

    /** As the timer does, but for the many times at which there is nothing new: each is a program on a busy computer. */
    private void refresh() {
        try {
            final List<FileTime> now = new ArrayList<>();
            for (final Path file : watched) {
                now.add(Files.getLastModifiedTime(file));
            }
            if (!now.equals(refreshed)) {
                provision("--refresh");
                refreshed = now;
            }
        } catch (StartException | IOException e) {
            // the broker is just starting again; the next time will do
        }
    }

    private void keepRunning() {
        while (!closing) {
            try {
                process = Mosquitto.run(folder.resolve("mosquitto.conf"));
                process.waitFor();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
