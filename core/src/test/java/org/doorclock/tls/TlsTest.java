// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.doorclock.testing.OpensslAuthority;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final int TIMEOUT_MILLIS = 20_000;

    @TempDir
    static Path folder;

    static OpensslAuthority ours;
    static Identity server;
    static Trust everybodyOfOurs;

    @BeforeAll
    static void authority() throws IOException {
        ours = new OpensslAuthority(folder.resolve("ours"));
        server = Identity.read(ours.server("hub"));
        everybodyOfOurs = Trust.read(ours.authorities());
    }

    @Test
    void bothEndsKnowOneAnotherByTheirCertificates() throws Exception {
        final Identity device = Identity.read(ours.client("north/dc-0001"));

        final X509Certificate seen =
                meet(ServerTls.of(server, withCrl()), ClientTls.context(device, everybodyOfOurs), "localhost");

        assertThat(Subject.commonName(seen)).contains("north/dc-0001");
    }

    @Test
    void nobodyEntersWithoutACertificate() {
        assertRefused(ClientTls.context(everybodyOfOurs));
    }

    @Test
    void nobodyEntersWithACertificateOfAnotherAuthority() throws Exception {
        final OpensslAuthority foreign = new OpensslAuthority(folder.resolve("foreign"));
        assertRefused(ClientTls.context(Identity.read(foreign.client("north/dc-0001")), everybodyOfOurs));
    }

    @Test
    void nobodyEntersWithACertificateThatHasEnded() throws Exception {
        final Path ended = ours.issue(
                "north/dc-0002", "client", "-startdate", "20190101000000Z", "-enddate", OpensslAuthority.PAST);
        assertRefused(ClientTls.context(Identity.read(ended), everybodyOfOurs));
    }

    @Test
    void nobodyEntersWithAServersCertificate() {
        assertRefused(ClientTls.context(server, everybodyOfOurs));
    }

    @Test
    void whoIsRevokedEntersNoMoreOnceTheServerKnows() throws Exception {
        final Path folderOfDevice = ours.client("north/dc-0003");
        final SSLContext device = ClientTls.context(Identity.read(folderOfDevice), everybodyOfOurs);
        final ServerTls tls = ServerTls.of(server, withCrl());
        meet(tls, device, "localhost");

        ours.revoke(folderOfDevice);
        final Trust now = withCrl();
        tls.use(now);

        assertThatThrownBy(() -> meet(tls, device, "localhost")).isInstanceOf(SSLException.class);
        assertThat(now.revoked(Identity.read(folderOfDevice).certificate())).isTrue();
        assertThat(now.revoked(server.certificate())).isFalse();
    }

    @Test
    void aDevicesCertificateMakesNoServer() throws Exception {
        final Identity device = Identity.read(ours.client("north/dc-0004"));

        assertThatThrownBy(() ->
                        meet(ServerTls.of(device, withCrl()), ClientTls.context(device, everybodyOfOurs), "localhost"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void aServerOfAnotherNameIsNotBelieved() throws Exception {
        final Identity device = Identity.read(ours.client("north/dc-0005"));

        assertThatThrownBy(() ->
                        meet(ServerTls.of(server, withCrl()), ClientTls.context(device, everybodyOfOurs), "elsewhere"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void aNewIdentityIsShownFromTheNextHandshakeOn() throws Exception {
        final ServerTls tls = ServerTls.of(server);
        final Identity renewed = Identity.read(ours.server("hub"));
        tls.use(renewed);

        try (Meeting meeting = new Meeting(tls, ClientTls.context(everybodyOfOurs), "localhost", false)) {
            assertThat(meeting.client.getSession().getPeerCertificates()[0]).isEqualTo(renewed.certificate());
        }
    }

    @Test
    void noSessionIsResumedAsThatWouldPassByRevocation() throws Exception {
        final Path folderOfDevice = ours.client("north/dc-0006");
        final SSLContext device = ClientTls.context(Identity.read(folderOfDevice), everybodyOfOurs);
        final ServerTls tls = ServerTls.of(server, withCrl());
        try (Meeting first = new Meeting(tls, device, "localhost", true)) {
            first.exchange();
            ours.revoke(folderOfDevice);
            tls.use(withCrl());

            assertThatThrownBy(first::again).isInstanceOf(SSLException.class);
        }
    }

    private static Trust withCrl() throws IOException {
        return everybodyOfOurs.with(Pem.crls(ours.crl()), "the list");
    }

    private static void assertRefused(final SSLContext client) {
        assertThatThrownBy(() -> meet(ServerTls.of(server, withCrl()), client, "localhost"))
                .isInstanceOf(SSLException.class);
    }

    /** @return what the server saw of the client */
    private static X509Certificate meet(final ServerTls tls, final SSLContext client, final String name)
            throws Exception {
        try (Meeting meeting = new Meeting(tls, client, name, true)) {
            return meeting.exchange();
        }
    }

    /** A server and a client on loopback that have shaken hands. */
    private static final class Meeting implements AutoCloseable {

        private final SSLServerSocket listening;
        private final SSLContext context;
        private final String name;
        private volatile CompletableFuture<X509Certificate> served = new CompletableFuture<>();
        private SSLSocket client;

        Meeting(final ServerTls tls, final SSLContext context, final String name, final boolean mutual)
                throws Exception {
            this.context = context;
            this.name = name;
            listening = (SSLServerSocket)
                    tls.context().getServerSocketFactory().createServerSocket(0, 2, InetAddress.getLoopbackAddress());
            listening.setNeedClientAuth(mutual);
            listening.setEnabledProtocols(new String[] {Contexts.PROTOCOL});
            client = connect();
        }

        /** @return what the server saw of the client, if it asked */
        X509Certificate exchange() throws Exception {
            try {
                client.getOutputStream().write(1);
                client.getInputStream().read();
            } catch (IOException e) {
                // the server says why; its last words may come too late for a client that writes
            }
            try {
                return served.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }

        /** The same client comes to the same server once more. */
        void again() throws Exception {
            client.close();
            served = new CompletableFuture<>();
            client = connect();
            exchange();
        }

        private SSLSocket connect() throws IOException {
            Thread.ofVirtual().start(this::serve);
            final Socket plain = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort());
            plain.setSoTimeout(TIMEOUT_MILLIS);
            final SSLSocket socket =
                    (SSLSocket) ClientTls.sockets(context).createSocket(plain, name, listening.getLocalPort(), true);
            final SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            try {
                socket.startHandshake();
            } catch (SocketException e) {
                // the server has gone already, and will say why
            }
            return socket;
        }

        private void serve() {
            final CompletableFuture<X509Certificate> result = served;
            try (SSLSocket socket = (SSLSocket) listening.accept()) {
                socket.getInputStream().read();
                socket.getOutputStream().write(1);
                result.complete(
                        listening.getNeedClientAuth()
                                ? (X509Certificate) socket.getSession().getPeerCertificates()[0]
                                : server.certificate());
            } catch (IOException e) {
                result.completeExceptionally(e);
            }
        }

        @Override
        public void close() throws IOException {
            client.close();
            listening.close();
        }
    }
}
