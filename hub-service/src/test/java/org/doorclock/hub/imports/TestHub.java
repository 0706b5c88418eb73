// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doorclock.audit.AuditLog;
import org.doorclock.event.Event;
import org.doorclock.event.Pseudonymiser;
import org.doorclock.hub.access.OpenGate;
import org.doorclock.hub.http.HubServer;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Ledger;
import org.doorclock.hub.store.StoreListener;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.identity.SiteKeys;
import org.doorclock.journal.Journal;
import org.doorclock.time.SettableTimeSource;

/** A hub of journal, store and import alone, over real HTTP. */
final class TestHub implements AutoCloseable {

    private static final long SEGMENT = 64L << 20;

    private final Journal journal;
    private final HubServer server;
    private final List<StoredEvent> stored = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    TestHub(final Path directory, final StoreListener... more) {
        try {
            final SiteKeys keys = new SiteKeys(directory.resolve("keys"));
            if (Files.notExists(directory.resolve("keys"))) {
                keys.create();
            }
            final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-11-22T06:00:00Z"));
            journal = Journal.open(directory.resolve("journal"), SEGMENT);
            final ImportedKeys known = new ImportedKeys();
            final List<StoreListener> listeners = new ArrayList<>(List.<StoreListener>of(known, stored::addAll));
            listeners.addAll(List.of(more));
            final EventStore store = EventStore.open(journal, time, new Ledger(), listeners);
            server = HubServer.start(
                    "127.0.0.1",
                    0,
                    new OpenGate(),
                    List.of(new ImportRoutes(
                            time,
                            new Pseudonymiser(keys.tokeniser(), keys.sealer()),
                            store,
                            known,
                            directory,
                            AuditLog.open(directory, time))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    List<Event> events() {
        return stored.stream().map(StoredEvent::event).toList();
    }

    HttpResponse<String> post(final String query, final byte[] file) {
        return post(query, "text/csv", HttpRequest.BodyPublishers.ofByteArray(file));
    }

    HttpResponse<String> post(final String query, final String type, final HttpRequest.BodyPublisher body) {
        try {
            return client.send(
                    HttpRequest.newBuilder(address().resolve(ImportRoutes.PATH + query))
                            .header("Content-Type", type)
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether any file below the directory holds the text. */
    static boolean holds(final Path directory, final String text) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        client.close();
        server.close();
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
