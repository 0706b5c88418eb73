// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A door that keeps a real Chromium on its screen. */
class KeptScreenTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOBODY = "tcp://127.0.0.1:9";

    @TempDir
    private Path directory;

    private final BlockingQueue<String> echoes = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Deployment system;

    @BeforeEach
    void deploy() throws StartException {
        system = new Deployment(directory, Map.of("clock.trust", "host", "http.port", "0"));
    }

    @AfterEach
    void clear() {
        system.close();
        client.close();
    }

    private Program door() throws StartException {
        final String chromium = "exec chromium --headless --no-sandbox --disable-gpu --no-first-run"
                + " --disable-background-networking --disable-component-update --user-data-dir="
                + directory.resolve("chromium") + " --window-size=800,480 \"$DOORCLOCK_SCREEN_URL\"";
        return system.door(
                "ct1", NOBODY, Map.of("screen.command", chromium), List.of("--stdin", "--echo"), echoes::add);
    }

    private String screen(final String page) throws IOException, InterruptedException {
        final JsonNode health = JSON.readTree(client.send(
                        HttpRequest.newBuilder(URI.create(page + "observe/health"))
                                .build(),
                        BodyHandlers.ofString())
                .body());
        return health.path("screen").asText();
    }

    private void awaitScreen(final String page, final String state) {
        await().pollInterval(Duration.ofMillis(300)).until(() -> screen(page).equals(state));
    }

    /** The browser's first process; its helpers are below it. */
    private static Optional<ProcessHandle> browser(final Program door) {
        return ProcessHandle.of(door.pid()).stream()
                .flatMap(ProcessHandle::children)
                .filter(child -> child.info().command().orElse("").contains("chromium"))
                .findFirst();
    }

    private static ProcessHandle awaitOtherThan(final Program door, final ProcessHandle gone) {
        await().until(() -> browser(door).filter(now -> !now.equals(gone)).isPresent());
        return browser(door).orElseThrow();
    }

    private static void freeze(final ProcessHandle browser) throws IOException, InterruptedException {
        for (final ProcessHandle one :
                Stream.concat(Stream.of(browser), browser.descendants()).toList()) {
            new ProcessBuilder("kill", "-STOP", Long.toString(one.pid()))
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aBrowserThatDiesOrFreezesIsRestartedThreeTimesAndThenTheDoorRecordsWithoutIt() throws Exception {
        try (Program door = door()) {
            final String page = door.awaitReady(60);
            awaitScreen(page, "shown");
            ProcessHandle browser = browser(door).orElseThrow();

            browser.destroyForcibly();
            browser = awaitOtherThan(door, browser);
            awaitScreen(page, "shown");

            freeze(browser);
            browser = awaitOtherThan(door, browser);
            awaitScreen(page, "shown");

            browser.destroyForcibly();
            browser = awaitOtherThan(door, browser);
            awaitScreen(page, "shown");

            browser.destroyForcibly();
            awaitScreen(page, "lost");
            assertThat(browser(door)).isEmpty();
            door.type("9434765919");
            assertThat(echoes.poll(30, TimeUnit.SECONDS)).contains("at-door").contains("\"recorded\":true");
        }
        final String log = Files.readString(directory.resolve("ct1.log"));
        assertThat(log.lines().filter(line -> line.contains("the screen is restarted")))
                .hasSize(3);
        assertThat(log).contains("no fresh picture for 15 s").contains("the screen is lost");
        try (Program door = door()) {
            final String page = door.awaitReady(60);
            awaitScreen(page, "shown");
            browser(door).orElseThrow().destroyForcibly();
            awaitScreen(page, "lost");
        }
    }
}
