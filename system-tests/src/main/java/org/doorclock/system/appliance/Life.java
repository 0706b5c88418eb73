// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.doorclock.system.StartException;

/** The door's virtual machine from power on to power cut. For one thread, but for {@link #cut()}. */
final class Life {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String END = "";
    private static final long READY_SECONDS = 180;
    private static final long ANSWER_SECONDS = 60;
    private static final long QUIET_MILLIS = 800;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final VolatileDisk disk;
    private final NbdServer server;
    private final StorageDaemon daemon;
    private final Guest guest;
    private final HidKeyboard keyboard = new HidKeyboard();
    private boolean over;

    /** Power on. */
    Life(final Appliance appliance, final Path work, final VolatileDisk disk, final Path config)
            throws IOException, StartException {
        this.disk = disk;
        Files.createDirectories(work);
        final Path nbd = work.resolve("nbd");
        server = new NbdServer(disk, nbd);
        daemon = StorageDaemon.start(nbd, work.resolve("blk"), work.resolve("storage.log"));
        final List<String> arguments = new ArrayList<>(daemon.kernelArguments());
        arguments.add(Tap.DRIVER);
        arguments.add("DC_ADDRESS=" + Tap.GUEST);
        arguments.add("DC_DISK=vda");
        arguments.addAll(doorArguments(config, work));
        guest = new Guest(Machine.userMode(appliance, work, arguments), work, lines::add);
    }

    /** What the guest must know of the door. */
    static List<String> doorArguments(final Path config, final Path work) {
        return List.of("DC_CONFIG=" + config.toAbsolutePath(), "DC_CACHE=" + work.toAbsolutePath());
    }

    /** The power goes, the guest with it, and whatever the disk had not yet on its medium. For any thread. */
    synchronized void cut() throws IOException {
        if (!over) {
            over = true;
            guest.cutPower();
            daemon.close();
            server.close();
            disk.cut();
            lines.add(END);
        }
    }

    /**
     * Waits until the door takes scans.
     *
     * @return false if the power was cut before
     * @throws StartException if it does not come up
     */
    boolean awaitReady() throws StartException, InterruptedException {
        for (Optional<String> line = line(READY_SECONDS); line.isPresent(); line = line(READY_SECONDS)) {
            if (line.get().startsWith("READY ")) {
                return true;
            }
            if (line.get().startsWith("DISK ")) {
                throw new StartException("the guest's data disk: " + line.get());
            }
        }
        return false;
    }

    /** Types a wristband and waits for what the door says; empty if the power was cut before it did. */
    Optional<JsonNode> scan(final String band) throws StartException, InterruptedException {
        try {
            guest.send(keyboard.typing(band));
        } catch (IOException e) {
            return Optional.empty();
        }
        for (Optional<String> line = line(ANSWER_SECONDS); line.isPresent(); line = line(ANSWER_SECONDS)) {
            final Optional<JsonNode> outcome = outcome(line.get());
            if (outcome.isPresent()) {
                return outcome;
            }
        }
        return Optional.empty();
    }

    /** Half a line, cut off with the power, is no word given. */
    private static Optional<JsonNode> outcome(final String line) {
        try {
            return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The next line; empty at the end. */
    private Optional<String> line(final long seconds) throws StartException, InterruptedException {
        final String line = lines.poll(seconds, TimeUnit.SECONDS);
        if (line == null) {
            throw new StartException("the door has said nothing for " + seconds + " s; see the guest's log");
        }
        return spoken(line);
    }

    /** Waits until nothing more comes: a symbol typed too slowly is read in pieces, each with an answer of its own. */
    void awaitQuiet() throws InterruptedException {
        String line = lines.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        while (line != null && spoken(line).isPresent()) {
            line = lines.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private Optional<String> spoken(final String line) {
        if (line.equals(END)) {
            lines.add(END);
            return Optional.empty();
        }
        return Optional.of(line);
    }
}
