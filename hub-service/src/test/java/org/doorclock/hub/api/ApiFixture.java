// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.hub.access.OpenGate;
import org.doorclock.hub.analysis.Changes;
import org.doorclock.hub.board.Boards;
import org.doorclock.hub.board.SettableSurroundings;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseRules;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.compliance.Gaps;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.fhir.Canonical;
import org.doorclock.hub.http.HubServer;
import org.doorclock.hub.organisation.Nation;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.journal.JournalException;
import org.doorclock.measure.Measures;
import org.doorclock.time.SettableTimeSource;

/** A real server with the API's routes over a book of cases; every answer is held to the API's description. */
final class ApiFixture implements AutoCloseable {

    static final OpenApiDocument DOCUMENT = new OpenApiDocument();

    final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-04-01T12:00:00Z"));
    final SettableSurroundings surroundings = new SettableSurroundings();
    final CaseBook book = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
    final Boards boards = new Boards(book, surroundings, time, board -> {});
    final ApiRoutes routes;
    final ReportRoutes reports;
    final Compliance compliance;
    final AnalysisRoutes analysis;

    /** What the fleet is said to be. */
    List<Device> devices = List.of();

    private final List<StoredEvent> stored = new ArrayList<>();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HubServer server;

    ApiFixture() {
        this(Organisation.none(Nation.ENGLAND));
    }

    ApiFixture(final Organisation organisation) {
        this(organisation, Changes.NONE);
    }

    ApiFixture(final Organisation organisation, final Changes changes) {
        compliance = new Compliance(
                book, organisation, Calendar.usual(), site -> List.of(new Gaps.Gap(site, "ct1", "e1", 4, 5)), time);
        routes = new ApiRoutes(book, compliance, organisation, boards, this::read, time);
        reports = new ReportRoutes(book, compliance, organisation, new Canonical(""), time);
        analysis = new AnalysisRoutes(book, compliance, organisation, changes, () -> devices, time);
        book.watch(boards);
        boards.start();
        server = HubServer.start("127.0.0.1", 0, new OpenGate(), List.of(routes, reports, analysis));
    }

    void tell(final Story story) {
        tell(story.events());
    }

    void tell(final List<Event> told) {
        final List<StoredEvent> events = Story.stored(told, stored.size() + 1L);
        stored.addAll(events);
        book.stored(events);
    }

    URI uri(final String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpClient client() {
        return client;
    }

    HttpResponse<String> get(final String path, final String... headers) {
        final HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** An answer that must be good and as described. */
    JsonNode good(final String path) {
        final HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return checked(path, response);
    }

    /** A problem that must be as described. */
    JsonNode problem(final int status, final String path) {
        final HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        return checked(path, response);
    }

    @Override
    public void close() {
        boards.close();
        server.close();
        client.close();
    }

    private JsonNode checked(final String path, final HttpResponse<String> response) {
        try {
            final JsonNode body = json.readTree(response.body());
            final String template = path.replaceFirst("\\?.*", "").replaceFirst("/cases/.+", "/cases/{id}");
            final String type =
                    response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
            assertThat(DOCUMENT.faults(template, response.statusCode(), type, body))
                    .as(response.body())
                    .isEmpty();
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(final long from, final EventStore.Visitor visitor) throws JournalException {
        for (final StoredEvent event : stored) {
            if (event.position() >= from
                    && !visitor.visit(event.position(), event.received(), EventCodec.encode(event.event()))) {
                return;
            }
        }
    }
}
