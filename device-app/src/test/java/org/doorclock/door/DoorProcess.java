// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A door started as its own process from this build's classes. */
final class DoorProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path errors;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private DoorProcess(final Process process, final Path errors) {
        this.process = process;
        this.errors = errors;
        Thread.ofPlatform().daemon().start(this::follow);
    }

    /** @param directory with a folder {@code keys}; data go to {@code data} there */
    static DoorProcess start(final Path directory, final String... arguments) throws IOException {
        return start(directory, Map.of(), arguments);
    }

    /** The same, with more in its environment. */
    static DoorProcess start(final Path directory, final Map<String, String> environment, final String... arguments)
            throws IOException {
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.doorclock.door.DoorMain",
                "--echo"));
        add(command, "site=demo", "device=ct1", "clock.trust=host", "barcode.bare-nhs-number=true");
        add(command, "data=" + directory.resolve("data"), "keys=" + directory.resolve("keys"));
        final List<String> own = List.of(arguments);
        if (!own.contains("--http-port")) {
            add(command, "http.port=0");
        }
        command.addAll(own);
        final Path errors = Files.createTempFile(directory, "errors", ".log");
        final ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        return new DoorProcess(builder.start(), errors);
    }

    private static void add(final List<String> command, final String... settings) {
        for (final String setting : settings) {
            command.add("--set");
            command.add(setting);
        }
    }

    private void follow() {
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("output lost");
        }
    }

    /** The page's address, once the door is ready. */
    String awaitReady() {
        await().until(() -> lines.stream().anyMatch(line -> line.startsWith("READY ")));
        return lines.stream()
                .filter(line -> line.startsWith("READY "))
                .map(line -> line.substring("READY ".length()))
                .findFirst()
                .orElseThrow();
    }

    void type(final String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    /** What became of the scan of this number, from 0. */
    JsonNode outcome(final int number) {
        await().until(() -> outcomes().size() > number);
        return outcomes().get(number);
    }

    List<JsonNode> outcomes() {
        return lines.stream()
                .filter(line -> line.startsWith("{") && line.endsWith("}"))
                .map(DoorProcess::parse)
                .toList();
    }

    private static JsonNode parse(final String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String get(final String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    long pid() {
        return process.pid();
    }

    void terminate() {
        process.destroy();
    }

    /** As a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int exitCode() throws InterruptedException {
        process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return process.exitValue();
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
