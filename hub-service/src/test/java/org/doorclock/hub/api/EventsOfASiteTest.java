// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorclock.hub.access.OpenGate;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseRules;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.http.HubServer;
import org.doorclock.hub.store.EventStore;
import org.doorclock.measure.Measures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsOfASiteTest {

    private static final int EVENTS = 95;
    private static final int LOOKED_AT = 10;
    private static final Pattern NEXT = Pattern.compile("<(.+)>; rel=\"next\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final HubServer server = HubServer.start(
            "127.0.0.1",
            0,
            new OpenGate(Set.of("north")),
            List.of(new EventRoutes(
                    EventsOfASiteTest::read,
                    new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn())),
                    LOOKED_AT)));

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void whoIsBoundToASiteGetsItsEventsOverAllPagesAndNoOthers() throws Exception {
        final List<Integer> positions = new ArrayList<>();
        int pages = 0;
        Optional<String> next = Optional.of("/api/v1/events?limit=2");
        while (next.isPresent()) {
            final HttpResponse<String> page = get(next.get());
            for (final JsonNode event : new ObjectMapper().readTree(page.body()).path("items")) {
                assertThat(event.path("site").asText()).isEqualTo("north");
                positions.add(event.path("position").asInt());
            }
            next = page.headers()
                    .firstValue("Link")
                    .map(NEXT::matcher)
                    .filter(Matcher::matches)
                    .map(link -> link.group(1));
            pages++;
        }

        assertThat(positions).containsExactly(1, 2, 3, 4, 5, 40, 80, EVENTS);
        assertThat(pages).isGreaterThan(EVENTS / LOOKED_AT);
        assertThat(get("/api/v1/events?format=csv").body().lines()).hasSize(1 + positions.size());
    }

    private static void read(final long from, final EventStore.Visitor visitor) {
        for (long position = from; position <= EVENTS; position++) {
            final boolean own = position <= 5 || position % 40 == 0 || position == EVENTS;
            final String json =
                    "{\"id\":\"%d\",\"site\":\"%s\",\"data\":{}}".formatted(position, own ? "north" : "south");
            if (!visitor.visit(position, Instant.EPOCH, json.getBytes(UTF_8))) {
                return;
            }
        }
    }

    private HttpResponse<String> get(final String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
