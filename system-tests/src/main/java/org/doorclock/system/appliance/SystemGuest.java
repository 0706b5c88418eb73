// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.doorclock.system.StartException;
import org.doorclock.time.TimeSource;

/**
 * A device with systemd as its first process, in User-Mode Linux, and its card. It does what it is told, line by line, as its
 * superuser. For one thread.
 */
final class SystemGuest implements AutoCloseable {

    private static final long CARD_BYTES = 256L << 20;
    private static final long MOST_SECONDS = 1800;
    private static final String TOLD = "TOLD";
    private static final String SAYS = "| ";
    private static final String DONE = "DONE ";
    private static final String OFF = "OFF";

    private final Appliance appliance;
    private final Path work;
    private final TimeSource time;
    private final PrintStream transcript;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private Guest guest;

    /** What a command said, and its exit code. */
    record Answer(int code, String said) {}

    /**
     * A new card, not yet in a device that is switched on.
     *
     * @param seed what to copy on its boot partition; empty folder: nothing
     */
    SystemGuest(final Appliance appliance, final Path work, final Path seed, final TimeSource time)
            throws IOException, StartException {
        this.time = time;
        this.appliance = appliance;
        this.work = work.toAbsolutePath();
        Files.createDirectories(this.work);
        transcript = new PrintStream(Files.newOutputStream(work.resolve("terminal.log")), true, UTF_8);
        try (RandomAccessFile card = new RandomAccessFile(boot().toFile(), "rw")) {
            card.setLength(CARD_BYTES);
        }
        on(List.of("DC_SYSTEM=card", "DC_CARD=" + seed.toAbsolutePath()));
        awaitOff();
    }

    /** Switches it on and waits until it listens. @param more for the kernel's command line */
    void powerOn(final List<String> more) throws IOException, StartException {
        final List<String> arguments =
                new ArrayList<>(List.of("DC_SYSTEM=on", "DC_NOW=" + time.now().getEpochSecond()));
        arguments.addAll(more);
        on(arguments);
        String line = next();
        while (!line.equals(TOLD)) {
            line = next();
        }
    }

    private void on(final List<String> arguments) throws IOException {
        lines.clear();
        guest = new Guest(
                Machine.withSystem(appliance, work, boot(), arguments), work, this::hear, () -> lines.add(OFF));
    }

    /** Waits until it has started again by itself, and listens. */
    void awaitAgain() throws StartException {
        String line = next();
        while (!line.equals(TOLD)) {
            if (line.equals(OFF)) {
                throw new StartException("the machine went off and not on again");
            }
            line = next();
        }
    }

    /** Keeps all that is on its disks, while it is off. */
    void keep() throws IOException, StartException {
        copy("", ".kept");
    }

    /** Puts back what was kept, while it is off. */
    void putBack() throws IOException, StartException {
        copy(".kept", "");
    }

    /** Files with holes stay so. */
    private void copy(final String from, final String to) throws IOException, StartException {
        for (final Path disk : List.of(boot(), Machine.changes(work))) {
            final Process copying = new ProcessBuilder("cp", "--sparse=always", disk + from, disk + to).start();
            try {
                if (copying.waitFor() != 0) {
                    throw new StartException(disk + from + ": could not be copied");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartException("interrupted");
            }
        }
    }

    /** Shuts it down as systemd does. */
    void powerOff() throws IOException, StartException {
        guest.send("systemctl poweroff\n".getBytes(UTF_8));
        awaitOff();
    }

    /** Pulls its plug. */
    void cutPower() {
        guest.cutPower();
    }

    private void awaitOff() throws StartException {
        String line = next();
        while (!line.equals(OFF)) {
            line = next();
        }
    }

    /** One line of shell. */
    Answer tell(final String command) throws IOException, StartException {
        transcript.println("> " + command);
        guest.send((command + "\n").getBytes(UTF_8));
        final List<String> said = new ArrayList<>();
        while (true) {
            final String line = next();
            if (line.equals(OFF)) {
                throw new StartException("the machine went off while it was told: " + command);
            }
            if (line.startsWith(DONE)) {
                return new Answer(Integer.parseInt(line.substring(DONE.length())), String.join("\n", said));
            }
            if (line.startsWith(SAYS)) {
                said.add(line.substring(SAYS.length()));
            }
        }
    }

    private String next() throws StartException {
        try {
            final String line = lines.poll(MOST_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new StartException("the machine has said nothing for " + MOST_SECONDS + " s; see " + work);
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted");
        }
    }

    private void hear(final String line) {
        transcript.println(line);
        lines.add(line);
    }

    private Path boot() {
        return work.resolve("boot.fat");
    }

    @Override
    public void close() {
        guest.cutPower();
        transcript.close();
    }
}
