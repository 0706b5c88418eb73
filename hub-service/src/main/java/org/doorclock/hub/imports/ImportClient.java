// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.doorclock.http.WholeAnswer;

/** Sends a file to a running hub. */
final class ImportClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(30);

    private final URI hub;
    private final String token;

    /**
     * @param hub such as {@code http://127.0.0.1:8080}
     * @param token that the hub gave out
     */
    ImportClient(final URI hub, final String token) {
        this.hub = hub;
        this.token = token;
    }

    /**
     * Sends the file and waits for what became of it.
     *
     * @throws IOException if the hub cannot be reached or goes away
     */
    HttpResponse<byte[]> send(final Path file, final ImportOptions options, final ProgressBar bar)
            throws IOException, InterruptedException {
        final HttpRequest request = HttpRequest.newBuilder(hub.resolve(
                        ImportRoutes.PATH + "?skip-bad=" + options.skipBad() + "&dry-run=" + options.dryRun()))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/csv; charset=utf-8")
                .expectContinue(true)
                .POST(BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> new CountedInput(open(file), bar)), Files.size(file)))
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build()) {
            return WholeAnswer.of(client, request, BodyHandlers.ofByteArray(), ANSWER);
        }
    }

    private static InputStream open(final Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
