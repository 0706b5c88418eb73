// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code /observe/health} and {@code /observe/metrics}: for supervisors and Prometheus. */
public final class ObserveRoutes implements Routes {

    private static final int UNAVAILABLE = 503;

    private final List<HealthCheck> checks;
    private final Metrics metrics;

    public ObserveRoutes(final List<HealthCheck> checks, final Metrics metrics) {
        this.checks = List.copyOf(checks);
        this.metrics = metrics;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/observe/health", this::health);
        routing.get("/observe/metrics", this::metrics);
    }

    private void health(final ServerRequest request, final ServerResponse response) {
        final ObjectNode body = Answers.object();
        final List<HealthCheck.Result> results =
                checks.stream().map(HealthCheck::check).toList();
        final boolean up = results.stream().allMatch(HealthCheck.Result::up);
        body.put("status", word(up));
        final ArrayNode list = body.putArray("checks");
        for (final HealthCheck.Result result : results) {
            final ObjectNode item = list.addObject();
            item.put("name", result.name()).put("status", word(result.up()));
            if (!result.detail().isEmpty()) {
                item.put("detail", result.detail());
            }
        }
        if (!up) {
            response.status(UNAVAILABLE);
        }
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        Answers.json(response, body);
    }

    private void metrics(final ServerRequest request, final ServerResponse response) {
        Answers.bytes(
                response,
                "text/plain; version=0.0.4; charset=utf-8",
                metrics.text().getBytes(UTF_8));
    }

    private static String word(final boolean up) {
        return up ? "UP" : "DOWN";
    }
}
