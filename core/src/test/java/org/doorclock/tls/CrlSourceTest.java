// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.doorclock.testing.OpensslAuthority;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CrlSourceTest {

    @TempDir
    static Path folder;

    static Trust trust;
    static byte[] list;

    @BeforeAll
    static void authority() throws IOException {
        final OpensslAuthority authority = new OpensslAuthority(folder.resolve("ours"));
        trust = Trust.read(authority.authorities());
        list = Files.readAllBytes(authority.crl());
    }

    @Test
    void aListThatIsServedWholeIsRead() throws IOException {
        try (Server server = new Server(list.length)) {
            assertThat(server.source(Duration.ofSeconds(60)).read()).isNotEmpty();
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aServerThatStopsAmidTheListIsNotWaitedForForEver() throws IOException {
        try (Server server = new Server(list.length + 1)) {
            assertThatThrownBy(server.source(Duration.ofSeconds(1))::read)
                    .isInstanceOf(TlsFileException.class)
                    .hasMessageContaining("no whole answer within");
        }
    }

    /** Sends the list alone, whatever it says that will come, and keeps the connection. */
    private static final class Server implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final Thread thread;

        Server(final int announced) throws IOException {
            thread = Thread.ofPlatform().daemon().start(() -> serve(announced));
        }

        CrlSource source(final Duration patience) {
            return CrlSource.of("http://127.0.0.1:" + socket.getLocalPort() + "/crl.pem", trust, patience);
        }

        private void serve(final int announced) {
            try (Socket client = socket.accept()) {
                client.getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\nContent-Length: " + announced + "\r\n\r\n").getBytes(US_ASCII));
                client.getOutputStream().write(list);
                TimeUnit.DAYS.sleep(1);
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws IOException {
            thread.interrupt();
            socket.close();
        }
    }
}
