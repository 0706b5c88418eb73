// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRouting;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorclock.audit.AuditLog;
import org.doorclock.event.Pseudonymiser;
import org.doorclock.hub.access.RateLimit;
import org.doorclock.hub.analysis.Changes;
import org.doorclock.hub.audit.AuditRoutes;
import org.doorclock.hub.casefiles.CaseFileParts;
import org.doorclock.hub.casefiles.IdentityKey;
import org.doorclock.hub.casefiles.RecordedKeys;
import org.doorclock.hub.devices.Commissioning;
import org.doorclock.hub.devices.DeviceRoutes;
import org.doorclock.hub.devices.Devices;
import org.doorclock.hub.exports.SsnapRoutes;
import org.doorclock.hub.fleet.FleetParts;
import org.doorclock.hub.fleet.Orders;
import org.doorclock.hub.fleet.Roster;
import org.doorclock.hub.http.Metrics;
import org.doorclock.hub.http.ObserveRoutes;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.imports.ImportRoutes;
import org.doorclock.hub.imports.ImportedKeys;
import org.doorclock.hub.releases.ReleaseParts;
import org.doorclock.hub.reports.MonthReport;
import org.doorclock.hub.reports.MonthRoutes;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Ledger;
import org.doorclock.identity.SiteKeys;
import org.doorclock.journal.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void whatTheHubAnswersIsInTheDocumentAndNothingElseIs(@TempDir final Path directory) throws Exception {
        try (ApiFixture api = new ApiFixture();
                Journal journal = Journal.open(directory.resolve("journal"), 1 << 20)) {
            final Ledger ledger = new Ledger();
            final SiteKeys keys = new SiteKeys(directory.resolve("keys"));
            keys.create();
            final AuditLog audit = AuditLog.open(directory, api.time);
            final Devices devices = new Devices(api.time, ledger, site -> {});
            final Commissioning commissioning = new Commissioning(false);
            final List<HttpRoute> routes = new ArrayList<>();
            for (final Routes part : List.of(
                    api.routes,
                    api.reports,
                    new MonthRoutes(new MonthReport(api.compliance, List.of(), Changes.NONE, api.time), api.time),
                    api.analysis,
                    new SsnapRoutes(api.book, api.time),
                    new DeviceRoutes(devices, commissioning),
                    new ReleaseParts(directory, Optional.empty(), devices::all, (site, device, offer) -> {}, audit)
                            .routes(),
                    new FleetParts(
                                    new Roster(devices, commissioning),
                                    new Orders((site, device, order) -> {}, directory, audit, api.time),
                                    EventStore.open(journal, api.time, ledger, List.of()),
                                    audit,
                                    api.time)
                            .api(),
                    new ObserveRoutes(List.of(), new Metrics()),
                    new ImportRoutes(
                            api.time,
                            new Pseudonymiser(keys.tokeniser(), keys.sealer()),
                            EventStore.open(journal, api.time, ledger, List.of()),
                            new ImportedKeys(),
                            directory,
                            audit),
                    new AuditRoutes(audit),
                    new CaseFileParts(
                                    api.book,
                                    folded -> Optional.empty(),
                                    EventStore.open(journal, api.time, ledger, List.of()),
                                    new RecordedKeys(),
                                    IdentityKey.none(),
                                    new RateLimit(1, 1, api.time),
                                    api.time,
                                    audit)
                            .api())) {
                routes.addAll(routesOf(part));
            }
            assertThat(routes)
                    .allMatch(route -> document.operations().stream().anyMatch(operation -> accepts(route, operation)));
            assertThat(document.operations())
                    .allMatch(operation -> routes.stream().anyMatch(route -> accepts(route, operation)));
            assertThat(document.operations()).hasSameSizeAs(routes);
        }
    }

    @Test
    void whateverIsAnsweredAsCsvIsAskedForInOneWay() {
        final List<String> tables = document.operations().stream()
                .filter(operation -> operation.startsWith("GET /api/v1/"))
                .map(operation -> operation.substring("GET ".length()))
                .filter(path ->
                        document.operation(path).at("/responses/200/content").has("text/csv"))
                .toList();
        assertThat(tables).hasSizeGreaterThan(5);
        assertThat(tables)
                .allSatisfy(path -> assertThat(document.queryParameters(path)).contains("format", "bom"));
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
