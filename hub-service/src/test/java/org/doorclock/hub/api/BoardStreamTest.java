// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.doorclock.hub.cases.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoardStreamTest {

    private final ApiFixture api = new ApiFixture();
    private final ObjectMapper json = new ObjectMapper();

    private record Message(String event, JsonNode data) {}

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aClientGetsTheWholeBoardFirstAndAgainWhenItChanges() throws IOException, InterruptedException {
        try (BufferedReader stream = open("north")) {
            final Message first = next(stream);
            assertThat(first.event()).isEqualTo("snapshot");
            assertThat(first.data().path("rows")).isEmpty();
            api.tell(new Story().arrives("a", "2026-04-01T11:40:00Z"));
            final Message second = next(stream);
            assertThat(second.event()).isEqualTo("snapshot");
            assertThat(second.data().path("rows")).hasSize(1);
            assertThat(ApiFixture.DOCUMENT.faults("/api/v1/board", 200, "application/json", second.data()))
                    .isEmpty();
        }
    }

    @Test
    void aBeatComesEveryFiveSecondsWithTheHubsTime() throws Exception {
        try (BufferedReader stream = open("north");
                ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor()) {
            next(stream);
            final Future<Message> beat = reading.submit(() -> next(stream));
            await().until(() -> {
                api.time.advance(Duration.ofSeconds(1));
                return beat.isDone();
            });
            assertThat(beat.get().event()).isEqualTo("beat");
            assertThat(beat.get().data().path("now").asText()).startsWith("2026-04-01T12:");
        }
    }

    @Test
    void manyClientsGetTheSameBoardAndThoseThatLeaveAreFreed() throws IOException, InterruptedException {
        final List<BufferedReader> streams = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            streams.add(open(i % 2 == 0 ? "north" : "south"));
            next(streams.getLast());
        }
        assertThat(api.boards.subscribers()).isEqualTo(40);
        api.tell(new Story().arrives("a", "2026-04-01T11:40:00Z"));
        for (int i = 0; i < 40; i += 2) {
            assertThat(next(streams.get(i)).data().path("rows")).hasSize(1);
        }
        for (final BufferedReader stream : streams) {
            stream.close();
        }
        // Who is gone shows at the next beats.
        await().until(() -> {
            api.time.advance(Duration.ofSeconds(1));
            return api.boards.subscribers() == 0;
        });
    }

    @Test
    void whenTheHubStopsTheStreamEnds() throws IOException, InterruptedException {
        try (BufferedReader stream = open("north")) {
            next(stream);
            api.boards.close();
            String line = "";
            while (line != null) {
                line = stream.readLine();
            }
            await().until(() -> api.boards.subscribers() == 0);
        }
    }

    private BufferedReader open(final String site) throws IOException, InterruptedException {
        final HttpResponse<InputStream> response = api.client()
                .send(
                        HttpRequest.newBuilder(api.uri("/api/v1/board/stream?site=" + site))
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private Message next(final BufferedReader stream) throws IOException {
        String event = "";
        while (true) {
            final String line = stream.readLine();
            assertThat(line).as("the stream goes on").isNotNull();
            if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                return new Message(event, json.readTree(line.substring("data:".length())));
            }
        }
    }
}
