// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.doorclock.event.Event;
import org.doorclock.hub.broker.BrokerAddress;
import org.doorclock.hub.broker.TestDevice;
import org.doorclock.hub.ingest.Events;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Ledger;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.journal.Journal;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.wire.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub's own process, killed in the middle of traffic. */
class HubKillTest {

    private static final int LIVES = 4;

    @TempDir
    private Path directory;

    private final Map<String, Long> receipted = new HashMap<>();

    @Test
    void everyReceiptedEventIsInTheStoreExactlyOnce() throws Exception {
        final Random random = new Random(20260301);
        for (int life = 0; life < LIVES; life++) {
            sendAndKill("epoch-" + life, 1 + random.nextInt(400));
        }

        final Map<String, Long> stored = new HashMap<>();
        try (Journal journal = Journal.open(directory.resolve("data").resolve("journal"), 1 << 20)) {
            EventStore.open(
                    journal,
                    new SettableTimeSource(Instant.parse("2026-03-01T12:00:00Z")),
                    new Ledger(),
                    List.of(events -> events.forEach(event -> stored.merge(id(event), 1L, Long::sum))));
        }
        assertThat(receipted).isNotEmpty();
        assertThat(stored.values()).containsOnly(1L);
        receipted.forEach((epoch, through) -> LongStream.rangeClosed(1, through)
                .forEach(seq -> assertThat(stored).containsKey(epoch + "/" + seq)));
    }

    /** Each life sends the epoch of the life before again, as a device does with what has no receipt. */
    private void sendAndKill(final String epoch, final int enough) throws Exception {
        final Process hub = startHub();
        try (TestDevice device = new TestDevice(address(hub), "north", "ct1")) {
            for (final String again : List.copyOf(receipted.keySet())) {
                device.sendBatch(LongStream.rangeClosed(1, 50)
                        .mapToObj(seq -> Events.json("north", "ct1", again, seq))
                        .toList());
            }
            for (long seq = 1; seq <= 3000; seq += 5) {
                final long first = seq;
                device.sendBatch(LongStream.range(first, first + 5)
                        .mapToObj(n -> Events.json("north", "ct1", epoch, n))
                        .toList());
            }
            await().pollInterval(Duration.ofMillis(1))
                    .pollDelay(Duration.ZERO)
                    .until(() -> through(device, epoch) >= enough);
            hub.destroyForcibly().waitFor();
            receipted.put(epoch, through(device, epoch));
        } finally {
            hub.destroyForcibly();
        }
    }

    private static long through(final TestDevice device, final String epoch) {
        return device.receipt(epoch).map(Receipt::through).orElse(0L);
    }

    private Process startHub() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HubMain.class.getName(),
                        "run",
                        "--set",
                        "data=" + directory.resolve("data"),
                        "--set",
                        "http.port=0",
                        "--set",
                        "mqtt.port=0",
                        "--set",
                        "clock.trust=host")
                .redirectError(directory.resolve("hub.log").toFile())
                .start();
    }

    private static BrokerAddress address(final Process hub) throws IOException {
        final BufferedReader output = hub.inputReader();
        final String ready = output.readLine();
        assertThat(ready).startsWith("READY http://127.0.0.1:");
        return BrokerAddress.of(ready.substring(ready.indexOf(" mqtt ") + " mqtt ".length()))
                .orElseThrow();
    }

    private static String id(final StoredEvent stored) {
        final Event event = stored.event();
        return event.id();
    }
}
