// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.doorclock.testing.OpensslAuthority;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.tls.Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesTlsTest {

    @TempDir
    private Path directory;

    private OpensslAuthority ours;
    private Path broker;
    private HttpServer server;
    private volatile Path served;

    @BeforeEach
    void start() throws IOException {
        ours = new OpensslAuthority(directory.resolve("ours"));
        broker = ours.server("hub");
        served = ours.crl();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/crl.pem", exchange -> {
            final byte[] list = Files.readAllBytes(served);
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anOlderListThanTheOneKeptLetsNobodyInAgainAtAStart() throws IOException {
        final Path older = older();
        final Path device = ours.client("north/dc-0001");
        ours.revoke(device);
        final X509Certificate revoked = Identity.read(device).certificate();
        assertThat(open().admits(revoked)).isFalse();

        served = older;
        final DevicesTls again = open();

        assertThat(again.admits(revoked)).isFalse();
        assertThat(again.check().detail()).contains("older than the one in use");
        assertThat(open().admits(revoked)).isFalse();
    }

    @Test
    void aCertificateThatCouldNotBeReadAtItsFirstLookIsTakenWithoutAnotherChange() throws IOException {
        final DevicesTls tls = open();
        final OpensslAuthority next = new OpensslAuthority(directory.resolve("next"));
        final X509Certificate device =
                Identity.read(next.client("north/dc-0002")).certificate();
        next.revoke(next.client("north/dc-0003"));

        replace(next.server("hub"));
        tls.look();
        assertThat(tls.admits(device)).isTrue(); // not on any list; it is the handshake that does not believe it
        assertThat(tls.trust().authorities()).doesNotContain(issuing(next));

        served = next.crl();
        tls.look();
        assertThat(tls.trust().authorities()).contains(issuing(next));
        assertThat(tls.check().detail()).isEmpty();
    }

    @Test
    void anAuthorityThatTakesAnothersPlaceIsTakenWhenItsListComesFirst() throws IOException {
        final DevicesTls tls = open();
        final OpensslAuthority next = new OpensslAuthority(directory.resolve("next"));

        served = next.crl();
        tls.look();
        assertThat(tls.check().detail()).contains("none of the authorities");

        replace(next.server("hub"));
        tls.look();
        assertThat(tls.trust().authorities()).contains(issuing(next));
        assertThat(tls.check().detail()).isEmpty();
        assertThat(Files.readString(directory.resolve("kept.pem")))
                .isEqualToIgnoringWhitespace(Files.readString(next.crl()));
    }

    private DevicesTls open() throws IOException {
        return DevicesTls.open(
                broker,
                "http://127.0.0.1:" + server.getAddress().getPort() + "/crl.pem",
                directory.resolve("kept.pem"),
                new SettableTimeSource(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private Path older() throws IOException {
        ours.openssl(
                "ca",
                "-gencrl",
                "-config",
                "openssl.cnf",
                "-crl_lastupdate",
                "20250101000000Z",
                "-crldays",
                "36500",
                "-out",
                "older.pem");
        return ours.crl().resolveSibling("older.pem");
    }

    private void replace(final Path identity) throws IOException {
        try (var files = Files.list(identity)) {
            for (final Path file : files.toList()) {
                final Path target = broker.resolve(file.getFileName());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                Files.setLastModifiedTime(target, FileTime.from(Instant.EPOCH));
            }
        }
    }

    private static X509Certificate issuing(final OpensslAuthority authority) throws IOException {
        return Identity.read(authority.server("any")).chain().getLast();
    }
}
