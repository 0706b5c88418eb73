// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.startup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.doorclock.settings.ExitCode;
import org.doorclock.system.TestBands;
import org.doorclock.system.deployment.Deployment;
import org.doorclock.system.deployment.HubAddress;
import org.doorclock.system.deployment.Program;
import org.doorclock.system.deployment.Trees;
import picocli.CommandLine.Command;

/**
 * Runs a hub and a door through what they do every day while the JVM records it, so that it writes an ahead-of-time cache
 * beside each program when they end. The launcher calls this after a build; with the cache a door starts in half the time.
 */
@Command(name = "record-startup", hidden = true)
public final class RecordStartupCommand implements Callable<Integer> {

    private static final int SCANS = 30;
    private static final long READY_SECONDS = 60;
    private static final long CACHE_SECONDS = 120;

    @Override
    public Integer call() throws Exception {
        final Path work = Files.createTempDirectory("doorclock-startup");
        try (Deployment system = new Deployment(work, Map.of("clock.trust", "host", "http.port", "0"))) {
            final Program hub = system.hub(Map.of("mqtt.port", "0"), line -> {});
            final HubAddress address = HubAddress.of(hub.awaitReady(READY_SECONDS));
            final CountDownLatch scanned = new CountDownLatch(SCANS);
            final Program door = system.door(
                    "ct1", address.mqtt(), Map.of(), List.of("--stdin", "--echo"), line -> scanned.countDown());
            final String screen = door.awaitReady(READY_SECONDS);
            final TestBands bands = new TestBands();
            for (int i = 0; i < SCANS; i++) {
                door.type(bands.next());
            }
            scanned.await(READY_SECONDS, TimeUnit.SECONDS);
            for (final String page : List.of(
                    screen,
                    screen + "api/screen",
                    address.http(),
                    address.http() + "board/" + Deployment.SITE,
                    address.http() + "api/v1/cases")) {
                visit(page, system.token());
            }
            door.stop(CACHE_SECONDS);
            hub.stop(CACHE_SECONDS);
        } finally {
            Trees.delete(work);
        }
        return ExitCode.DONE;
    }

    private static void visit(final String page, final String token) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(page))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }
}
