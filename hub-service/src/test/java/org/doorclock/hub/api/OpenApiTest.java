// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRouting;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.hub.http.Routes;
import org.junit.jupiter.api.Test;

class OpenApiTest {

    private final OpenApiDocument document = new OpenApiDocument();

    @Test
    void everyExampleIsAsItsSchemaSays() {
        final List<OpenApiDocument.Content> contents = document.contents();
        assertThat(contents.stream().mapToInt(c -> c.examples().size()).sum()).isGreaterThan(3);
        for (final OpenApiDocument.Content content : contents) {
            content.examples()
                    .forEach(example -> assertThat(document.faults(content.schema(), example))
                            .as(content.path())
                            .isEmpty());
        }
    }

    @Test
    void everyRouteOfTheApiIsInTheDocument() {
        try (ApiFixture api = new ApiFixture()) {
            final List<HttpRoute> routes = routesOf(api.routes);
            assertThat(routes).hasSizeGreaterThan(6);
            assertThat(routes)
                    .allMatch(route -> document.operations().stream().anyMatch(operation -> accepts(route, operation)));
        }
    }

    private static List<HttpRoute> routesOf(final Routes part) {
        final List<HttpRoute> routes = new ArrayList<>();
        final InvocationHandler recorder = (proxy, method, arguments) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            if (arguments[0] instanceof HttpRoute route) {
                routes.add(route);
            }
            return proxy;
        };
        part.addTo((HttpRouting.Builder) Proxy.newProxyInstance(
                OpenApiTest.class.getClassLoader(), new Class<?>[] {HttpRouting.Builder.class}, recorder));
        return routes;
    }

    private static boolean accepts(final HttpRoute route, final String operation) {
        final String[] words = operation.split(" ");
        final HttpPrologue request = HttpPrologue.create(
                "HTTP/1.1", "HTTP", "1.1", Method.create(words[0]), words[1].replaceAll("\\{.*?}", "x"), false);
        return route.accepts(request).accepted();
    }
}
