// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.hub.config.HubConfig;
import org.doorclock.hub.config.HubKeys;
import org.doorclock.hub.http.HubServer;
import org.doorclock.hub.oidc.TestProvider;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;
import org.doorclock.testing.Ports;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.time.SystemTimeSource;

/** A real server with sign-in, before a provider over real HTTP. */
final class ProviderFixture implements AutoCloseable {

    static final String GRANTS = """
            grants:
              - value: stroke-managers
                roles: [manager, auditor]
              - value: north
                roles: clinician
                sites: north
            """;

    final TestProvider provider = new TestProvider();
    final SettableTimeSource time = new SettableTimeSource(new SystemTimeSource(ClockTrust.HOST).now());

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path directory;
    private final Map<String, String> settings = new HashMap<>();
    private HubServer server;
    private int port;

    ProviderFixture(final Path directory) {
        this.directory = directory;
        write("grants.yaml", GRANTS);
        write("secret", TestProvider.SECRET + "\n");
        port = Ports.free();
        settings.putAll(Map.of(
                "data",
                directory.resolve("data").toString(),
                "http.public-url",
                "http://127.0.0.1:" + port,
                "oidc.issuer",
                provider.issuer(),
                "oidc.client-id",
                TestProvider.CLIENT,
                "oidc.client-secret-file",
                directory.resolve("secret").toString(),
                "oidc.title",
                "the <Trust's> account",
                "oidc.grants",
                directory.resolve("grants.yaml").toString(),
                "oidc.contact",
                "the stroke data team"));
        start();
    }

    /** Another setting; holds from the next {@link #restart()}. */
    void set(final String key, final String value) {
        settings.put(key, value);
    }

    void write(final String file, final String content) {
        try {
            Files.writeString(directory.resolve(file), content);
            Files.setPosixFilePermissions(directory.resolve(file), PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void restart() {
        server.close();
        start();
    }

    Visitor visitor() {
        return new Visitor(client, URI.create("http://127.0.0.1:" + port));
    }

    /** From the hub to the provider and to the hub's door again, not yet through it. */
    URI cameBack(final Visitor browser, final String next) {
        final HttpResponse<String> out = browser.get("/sign-in/oidc" + next);
        return Visitor.location(browser.get(Visitor.location(out)));
    }

    /** All the way; the answer to what the browser came back with. */
    HttpResponse<String> signIn(final Visitor browser) {
        return browser.get(cameBack(browser, ""));
    }

    TestAccess access() {
        final HubConfig config = config();
        return new TestAccess(config.data(), config.access(), time);
    }

    List<JsonNode> audit() {
        try (Stream<String> lines = Files.lines(directory.resolve("data/audit/audit.jsonl"))) {
            return lines.map(ProviderFixture::json).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file that the hub has written, with its content. */
    Map<String, String> written() {
        final Map<String, String> all = new HashMap<>();
        try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    @Override
    public void close() {
        server.close();
        provider.close();
        client.close();
    }

    private void start() {
        try {
            final HubConfig config = config();
            final Access access = Access.open(config.data(), config.access(), time);
            server = HubServer.start("127.0.0.1", port, access.gate(), access.routes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SettingsException e) {
            throw new AssertionError(e);
        }
    }

    private HubConfig config() {
        try {
            return HubConfig.of(Settings.load("hub", HubKeys.ALL, Optional.empty(), Map.of(), settings));
        } catch (SettingsException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(final String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
