// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.HttpService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Passes routes on, each behind the gate, and remembers them, so that a wrong method (405) can be told from a wrong
 * address (404). Routes come one by one with a method and a pattern: what the gate cannot know is not taken.
 */
final class RecordedRouting implements HttpRouting.Builder {

    private static final List<Method> METHODS =
            List.of(Method.GET, Method.HEAD, Method.POST, Method.PUT, Method.PATCH, Method.DELETE);

    private final HttpRouting.Builder real;
    private final Gate gate;
    private final List<HttpRoute> routes = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    RecordedRouting(final HttpRouting.Builder real, final Gate gate) {
        this.real = real;
        this.gate = gate;
    }

    /** Method and pattern of every route, such as {@code GET /api/v1/cases/{id}}. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** The methods that the address of this request does take; empty if there is no such address. */
    List<Method> allowed(final HttpPrologue request) {
        return METHODS.stream()
                .filter(method -> {
                    final HttpPrologue asked = HttpPrologue.create(
                            request.rawProtocol(),
                            request.protocol(),
                            request.protocolVersion(),
                            method,
                            request.uriPath(),
                            request.query(),
                            request.fragment());
                    return routes.stream()
                            .anyMatch(route -> route.accepts(asked).accepted());
                })
                .toList();
    }

    @Override
    public HttpRouting.Builder route(final Method method, final String pattern, final Handler handler) {
        final HttpRoute route = HttpRoute.builder()
                .methods(method)
                .path(pattern)
                .handler(gate.guard(method, pattern, handler))
                .build();
        names.add(method.text() + " " + pattern);
        routes.add(route);
        real.route(route);
        return this;
    }

    @Override
    public HttpRouting.Builder route(final HttpRoute route) {
        throw withoutPattern();
    }

    @Override
    public HttpRouting.Builder register(final HttpService... services) {
        throw withoutPattern();
    }

    @Override
    public HttpRouting.Builder register(final String path, final HttpService... services) {
        throw withoutPattern();
    }

    @Override
    public HttpRouting.Builder addFilter(final Filter filter) {
        real.addFilter(filter);
        return this;
    }

    @Override
    public HttpRouting.Builder addFeature(final Supplier<? extends HttpFeature> feature) {
        throw withoutPattern();
    }

    @Override
    public <T extends Throwable> HttpRouting.Builder error(
            final Class<T> exceptionClass, final ErrorHandler<? super T> handler) {
        real.error(exceptionClass, handler);
        return this;
    }

    @Override
    public HttpRouting.Builder maxReRouteCount(final int most) {
        real.maxReRouteCount(most);
        return this;
    }

    @Override
    public HttpRouting.Builder security(final HttpSecurity security) {
        real.security(security);
        return this;
    }

    @Override
    public HttpRouting.Builder copy() {
        return real.copy();
    }

    private static IllegalArgumentException withoutPattern() {
        return new IllegalArgumentException("a route needs a method and a pattern, or the gate cannot know it");
    }

    @Override
    public HttpRouting build() {
        return real.build();
    }
}
