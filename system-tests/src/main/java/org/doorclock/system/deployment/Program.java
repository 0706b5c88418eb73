// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.doorclock.system.StartException;

/** One of Doorclock's programs running as a process of its own, started through the launcher as a user starts it. */
public final class Program implements AutoCloseable {

    private static final String READY = "READY ";
    private static final long STOP_SECONDS = 15;
    private static final long END_SECONDS = 60;

    private final String name;
    private final Process process;
    private final OutputStream input;
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private Program(final String name, final Process process, final Consumer<String> output) {
        this.name = name;
        this.process = process;
        this.input = process.getOutputStream();
        Thread.ofPlatform().daemon().name(name + "-output").start(() -> follow(output));
    }

    /**
     * Starts a program; does not wait for it.
     *
     * @param name for messages
     * @param log where its standard error goes, appended
     * @param output takes every line of its standard output but the ready line
     * @param arguments of the launcher, such as {@code hub run --config FILE}
     */
    public static Program start(
            final String name, final Path log, final Consumer<String> output, final List<String> arguments)
            throws StartException {
        return start(name, log, output, arguments, Map.of());
    }

    /** The same, with more in its environment. */
    static Program start(
            final String name,
            final Path log,
            final Consumer<String> output,
            final List<String> arguments,
            final Map<String, String> environment)
            throws StartException {
        final List<String> command = new ArrayList<>();
        command.add(home().resolve("doorclock").toString());
        command.addAll(arguments);
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("DOORCLOCK_BUILT", "yes");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new Program(name, builder.start(), output);
        } catch (IOException e) {
            throw new StartException(name + " could not be started: " + e.getMessage());
        }
    }

    /** Runs a program that ends by itself; answers the lines of its standard output. */
    public static List<String> runToEnd(final String name, final Path log, final List<String> arguments)
            throws StartException {
        return runToEnd(name, log, arguments, END_SECONDS);
    }

    /** The same, with a patience of one's own. */
    static List<String> runToEnd(final String name, final Path log, final List<String> arguments, final long seconds)
            throws StartException {
        final List<String> lines = new CopyOnWriteArrayList<>();
        try (Program program = start(name, log, lines::add, arguments)) {
            if (!program.awaitEnd(seconds)) {
                throw new StartException(name + " did not end within " + seconds + " s");
            }
            if (program.process.exitValue() != 0) {
                throw new StartException(name + " failed: " + lastLine(log));
            }
            program.ready.exceptionally(ended -> "").join();
            return List.copyOf(lines);
        }
    }

    private static String lastLine(final Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.reduce("it said nothing", (before, line) -> line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The top of the checkout. */
    public static Path home() {
        return Optional.ofNullable(System.getenv("DOORCLOCK_HOME"))
                .map(Path::of)
                .orElseGet(() -> Path.of("").toAbsolutePath().getParent());
    }

    /** What stands behind READY on its standard output, once it is there. */
    public String awaitReady(final long seconds) throws StartException {
        try {
            return ready.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new StartException(name + " was not ready within " + seconds + " s; see its log");
        } catch (ExecutionException e) {
            throw new StartException(name + " ended before it was ready; see its log");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while " + name + " was starting");
        }
    }

    /** Types a line on its standard input. */
    public synchronized void type(final String line) {
        try {
            input.write((line + "\n").getBytes(UTF_8));
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " takes no input any more", e);
        }
    }

    /** Has {@code listener} called once the program has ended, at once if it has. */
    public void onEnd(final Runnable listener) {
        process.onExit().thenRun(listener);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a power cut would: SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(STOP_SECONDS);
    }

    /** Ends it as systemd would: SIGTERM, and SIGKILL if that does not help. */
    @Override
    public void close() {
        stop(STOP_SECONDS);
    }

    /** The same, with a patience of one's own. */
    public void stop(final long seconds) {
        process.destroy();
        if (!awaitEnd(seconds)) {
            kill();
        }
    }

    private boolean awaitEnd(final long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void follow(final Consumer<String> output) {
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(READY)) {
                    ready.complete(line.substring(READY.length()));
                } else {
                    output.accept(line);
                }
            }
        } catch (IOException e) {
            output.accept(name + ": output lost");
        } finally {
            ready.completeExceptionally(new IOException("ended"));
        }
    }
}
