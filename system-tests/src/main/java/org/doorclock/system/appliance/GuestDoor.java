// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.doorclock.system.StartException;

/** A door in a virtual machine that does what the script {@code guest/bench} understands. For one thread. */
final class GuestDoor implements AutoCloseable {

    private static final long SECONDS = 900;

    private final Guest guest;
    private final PrintStream transcript;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /** Which machine. */
    enum Kind {
        USER_MODE,
        ARM64
    }

    /** Switches it on; waits until it takes commands. Its data lie on a disk of their own, flushed to the host's. */
    GuestDoor(final Kind kind, final Appliance appliance, final Path work, final Path config)
            throws IOException, StartException, InterruptedException {
        Files.createDirectories(work);
        final Path disk = work.resolve("data.ext4").toAbsolutePath();
        Files.write(disk, appliance.emptyDataDisk());
        transcript = new PrintStream(Files.newOutputStream(work.resolve("terminal.log")), true, UTF_8);
        guest = new Guest(command(kind, appliance, work, disk, config), work, this::hear);
        await("BENCH");
    }

    private static List<String> command(
            final Kind kind, final Appliance appliance, final Path work, final Path disk, final Path config) {
        final List<String> arguments = new ArrayList<>(Life.doorArguments(config, work));
        return switch (kind) {
            case USER_MODE -> {
                arguments.addAll(List.of(
                        Tap.DRIVER, "ubd1=" + disk, "DC_DISK=ubdb", "DC_BENCH=vec0", "DC_ADDRESS=" + Tap.GUEST));
                yield Machine.userMode(appliance, work, arguments);
            }
            case ARM64 -> {
                arguments.addAll(List.of("DC_DISK=vdb", "DC_BENCH=eth0"));
                yield Machine.arm64(appliance, List.of(disk), arguments);
            }
        };
    }

    private void hear(final String line) {
        transcript.println(line);
        lines.add(line);
    }

    void tell(final String command) throws IOException {
        guest.send((command + "\n").getBytes(US_ASCII));
    }

    /** Waits for a line that begins so, and answers the rest of it. Lines before it are dropped. */
    String await(final String beginning) throws StartException, InterruptedException {
        while (true) {
            final String line = lines.poll(SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new StartException("the guest did not say " + beginning + "; see its log and terminal.log");
            }
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length()).strip();
            }
        }
    }

    /** The same, but what the door says of scans meanwhile is kept for {@link #outcomes}. */
    void awaitKeeping(final String beginning) throws StartException, InterruptedException {
        final List<String> kept = new ArrayList<>();
        String line = "";
        while (!line.startsWith(beginning)) {
            line = lines.poll(SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new StartException("the guest did not say " + beginning + "; see its log and terminal.log");
            }
            if (line.startsWith("{")) {
                kept.add(line);
            }
        }
        lines.addAll(kept);
    }

    /** What the door says of scans, until nothing has come for so long. */
    List<String> outcomes(final long millis) throws InterruptedException {
        final List<String> outcomes = new ArrayList<>();
        String line = lines.poll(millis, TimeUnit.MILLISECONDS);
        while (line != null) {
            if (line.startsWith("{")) {
                outcomes.add(line);
            }
            line = lines.poll(millis, TimeUnit.MILLISECONDS);
        }
        return outcomes;
    }

    /** Starts the door in it and answers where its page is. */
    String start(final String how) throws IOException, StartException, InterruptedException {
        tell("start " + how);
        return await("READY ");
    }

    void stop() throws IOException, StartException, InterruptedException {
        tell("stop");
        await("STOPPED");
    }

    @Override
    public void close() {
        guest.cutPower();
        transcript.close();
    }
}
