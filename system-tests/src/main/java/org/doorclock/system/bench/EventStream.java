// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Follows a stream of server-sent events until closed. */
final class EventStream implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();

    /** Of a program that asks nobody who they are. @param events takes name and data of each, on a thread of its own */
    EventStream(final String address, final BiConsumer<String, String> events)
            throws IOException, InterruptedException {
        this(HttpRequest.newBuilder(URI.create(address)), events);
    }

    /** Of a hub. @param events takes name and data of each, on a thread of its own */
    EventStream(final String address, final String token, final BiConsumer<String, String> events)
            throws IOException, InterruptedException {
        this(HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token), events);
    }

    private EventStream(final HttpRequest.Builder builder, final BiConsumer<String, String> events)
            throws IOException, InterruptedException {
        final HttpRequest request =
                builder.header("Accept", "text/event-stream").build();
        final HttpResponse<Stream<String>> response = client.send(request, HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + response.statusCode());
        }
        Thread.ofPlatform().daemon().start(() -> {
            try {
                follow(response.body(), events);
            } catch (UncheckedIOException e) {
                client.shutdownNow(); // the end of a stream that was closed, here or there
            }
        });
    }

    private static void follow(final Stream<String> lines, final BiConsumer<String, String> events) {
        final StringBuilder name = new StringBuilder();
        final StringBuilder data = new StringBuilder();
        lines.forEach(line -> {
            if (line.isEmpty()) {
                events.accept(name.toString(), data.toString());
                name.setLength(0);
                data.setLength(0);
            } else if (line.startsWith("event:")) {
                name.append(line.substring(6).strip());
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).strip());
            }
        });
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
