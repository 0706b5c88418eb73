// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code /openapi}: the API's description, from the class path. */
public final class OpenApiRoutes implements Routes {

    private static final String RESOURCE = "/openapi.yaml";

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/openapi", (request, response) -> Answers.bytes(response, "application/yaml", document()));
    }

    private static byte[] document() {
        try (InputStream in = OpenApiRoutes.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new ProblemException(Problem.ofStatus(404));
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
    }
}
