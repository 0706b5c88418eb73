// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.doorclock.http.WholeAnswer;

/** What the hub asks of the provider: 10 s and 256 KiB at most, and no redirect is followed. Safe for many threads. */
final class ProviderHttp implements HTTPRequestSender, ResourceRetriever {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 256 << 10;
    private static final String CONTENT_TYPE = "Content-Type";

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @throws IOException unless the answer is 200 */
    @Override
    public Resource retrieveResource(final URL url) throws IOException {
        final HttpResponse<String> response = ask(HttpRequest.newBuilder(URI.create(url.toString())));
        if (response.statusCode() != HTTPResponse.SC_OK) {
            throw new IOException("status " + response.statusCode());
        }
        return new Resource(
                response.body(), response.headers().firstValue(CONTENT_TYPE).orElse(""));
    }

    @Override
    public ReadOnlyHTTPResponse send(final ReadOnlyHTTPRequest request) throws IOException {
        final HttpRequest.Builder asked = HttpRequest.newBuilder(request.getURI())
                .method(request.getMethod().name(), BodyPublishers.ofString(request.getBody()));
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> asked.header(name, value)));
        final HttpResponse<String> answer = ask(asked);
        final HTTPResponse response = new HTTPResponse(answer.statusCode());
        response.setBody(answer.body());
        final Optional<String> type = answer.headers().firstValue(CONTENT_TYPE);
        if (type.isPresent()) {
            try {
                response.setContentType(type.get());
            } catch (ParseException e) {
                throw new IOException("no content type", e);
            }
        }
        return response;
    }

    private HttpResponse<String> ask(final HttpRequest.Builder request) throws IOException {
        try {
            return WholeAnswer.of(
                    client,
                    request.header("Accept", "application/json").build(),
                    BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES),
                    PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
