// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorclock.event.CaptureMethod;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Milestone;
import org.doorclock.event.Occurrence;
import org.doorclock.event.Origin;
import org.doorclock.event.Pseudonymiser;
import org.doorclock.hub.access.Access;
import org.doorclock.hub.access.RateLimit;
import org.doorclock.hub.access.Role;
import org.doorclock.hub.access.TestAccess;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseRules;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.config.HubConfig;
import org.doorclock.hub.config.HubKeys;
import org.doorclock.hub.http.HubServer;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Ledger;
import org.doorclock.identity.Identifier;
import org.doorclock.identity.NhsNumber;
import org.doorclock.identity.SiteKeys;
import org.doorclock.journal.Journal;
import org.doorclock.measure.Measures;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.time.TimeInterval;

/** A hub of journal, store, cases and their files, with access on, over real HTTP. */
final class CaseFileHub implements AutoCloseable {

    static final String NHS_NUMBER = "9434765919";

    private static final ObjectMapper JSON = new ObjectMapper();

    static final int MOST_UNSEALINGS = 3;

    final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-10-26T12:00:00Z"));
    final TestAccess access;

    private final Path data;
    private final Journal journal;
    private final EventStore store;
    private final Pseudonymiser pseudonymiser;
    private final HubServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private long seq;

    CaseFileHub(final Path data, final boolean withPrivateKey) {
        try {
            this.data = data;
            final SiteKeys keys = new SiteKeys(data.resolve("keys"));
            if (Files.notExists(data.resolve("keys"))) {
                keys.create();
            }
            pseudonymiser = new Pseudonymiser(keys.tokeniser(), keys.sealer());
            final HubConfig config = HubConfig.of(
                    Settings.load("hub", HubKeys.ALL, Optional.empty(), Map.of(), Map.of("data", data.toString())));
            journal = Journal.open(data.resolve("journal"), 1 << 20);
            final CaseBook book = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
            final RecordedKeys recorded = new RecordedKeys();
            store = EventStore.open(journal, time, new Ledger(), List.of(book, recorded));
            final Access opened =
                    Access.open(data, config.access(), config.clock().realTime());
            access = new TestAccess(data, config.access(), config.clock().realTime());
            final IdentityKey key = withPrivateKey ? IdentityKey.in(data.resolve("keys")) : IdentityKey.none();
            final List<Routes> routes = new ArrayList<>(opened.routes());
            final CaseFileParts parts = new CaseFileParts(
                    book,
                    folded -> Optional.of("K7"),
                    store,
                    recorded,
                    key,
                    new RateLimit(MOST_UNSEALINGS, MOST_UNSEALINGS / 3600.0, time),
                    time,
                    opened.audit());
            routes.add(parts.api());
            routes.addAll(parts.pages());
            server = HubServer.start("127.0.0.1", 0, opened.gate(), routes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SettingsException e) {
            throw new AssertionError(e);
        }
    }

    /** Records what a door saw. Answers the event's id. */
    String seen(final String site, final String door, final Milestone milestone, final String local, final String at) {
        seq++;
        final Identifier identifier = local.equals("nhs")
                ? NhsNumber.parse(NHS_NUMBER).orElseThrow().identifier()
                : new Identifier(Identifier.Scheme.LOCAL, "RXX", local);
        final Instant when = Instant.parse(at);
        final Event event = new Event(
                new Origin(site, door + "-device", "epoch-" + site + "-" + door, seq),
                door,
                new Fact.Reached(
                        milestone,
                        pseudonymiser.pseudonymise(List.of(identifier)),
                        CaptureMethod.WRISTBAND,
                        Optional.empty(),
                        ""),
                Occurrence.told(TimeInterval.around(when, Duration.ofMillis(20))),
                when);
        try {
            store.append(List.of(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return event.id();
    }

    String clinician(final String... sites) {
        return access.token(EnumSet.of(Role.CLINICIAN), sites);
    }

    HttpResponse<String> get(final String path, final String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> post(final String path, final String json, final String token) {
        return send(request(path, "Authorization", "Bearer " + token, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    HttpResponse<String> form(final String path, final String session, final Map<String, String> fields) {
        final String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(
                        path,
                        "Cookie",
                        "doorclock-session=" + session,
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** The events of a case, as the API lists them. */
    List<JsonNode> events(final String caseId, final String token) {
        final List<JsonNode> events = new ArrayList<>();
        json(get("/api/v1/cases/" + caseId + "/events", "Authorization", "Bearer " + token))
                .path("items")
                .forEach(events::add);
        return events;
    }

    static JsonNode json(final HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    /** Every record of the journal, as it was written. */
    List<String> records() {
        final List<String> records = new ArrayList<>();
        try {
            journal.read(journal.first(), (position, bytes) -> records.add(new String(bytes, UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    String auditLog() {
        try {
            return Files.readString(data.resolve("audit").resolve("audit.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(final String path, final String... headers) {
        final HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return headers.length > 0 ? request.headers(headers) : request;
    }

    private HttpResponse<String> send(final HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
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
