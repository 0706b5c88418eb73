// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tinylog.Logger;

/**
 * A virtual machine that is a process of this one. Its terminal is that process's standard input and output, its messages go
 * to a log. The power can be cut; nothing of it goes on then.
 */
final class Guest {

    private final Process process;
    private final OutputStream input;
    private final Thread follower;

    /**
     * Switches it on; does not wait.
     *
     * @param command of the {@link Machine}
     * @param work where its log goes
     * @param output takes every line of the terminal
     */
    Guest(final List<String> command, final Path work, final Consumer<String> output) throws IOException {
        this(command, work, output, () -> {});
    }

    /** The same, and has {@code over} called when its terminal is gone, with the power or because it went off by itself. */
    Guest(final List<String> command, final Path work, final Consumer<String> output, final Runnable over)
            throws IOException {
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TMPDIR", memoryDirectory());
        builder.redirectError(
                ProcessBuilder.Redirect.appendTo(work.resolve("guest.log").toFile()));
        process = builder.start();
        input = process.getOutputStream();
        follower = Thread.ofPlatform().daemon().name("guest-output").start(() -> {
            follow(output);
            over.run();
        });
    }

    /** How the guest sees a file of the host's. */
    static String seen(final Path path) {
        return "/host" + path.toAbsolutePath();
    }

    /** The guest's memory is a file; it had better not be on a disk. */
    private static String memoryDirectory() {
        return Files.isWritable(Path.of("/dev/shm")) ? "/dev/shm" : "/tmp";
    }

    /** Bytes for its first terminal. */
    synchronized void send(final byte[] bytes) throws IOException {
        input.write(bytes);
        input.flush();
    }

    /** SIGKILL to it and all that it runs. What it said before has reached {@code output} when this returns. */
    void cutPower() {
        final List<ProcessHandle> parts = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly();
        parts.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor();
            follower.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(final Consumer<String> output) {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    output.accept(line.strip());
                }
            }
        } catch (IOException e) {
            Logger.debug("the guest's output ended: {}", e.getMessage());
        }
    }
}
