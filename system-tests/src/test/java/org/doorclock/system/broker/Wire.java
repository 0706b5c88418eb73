// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A way to a broker for one connection, that can be cut through without either end taking leave. */
final class Wire implements AutoCloseable {

    private final ServerSocket near = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Socket far;
    private volatile Socket client;

    Wire(final String broker) throws IOException {
        final URI at = URI.create(broker);
        far = new Socket(at.getHost(), at.getPort());
        Thread.ofVirtual().start(this::carry);
    }

    /** Where the client connects to. */
    String broker() {
        return "ssl://localhost:" + near.getLocalPort();
    }

    private void carry() {
        try (Socket accepted = near.accept()) {
            client = accepted;
            final Thread back = Thread.ofVirtual().start(() -> copy(far, accepted));
            copy(accepted, far);
            back.join();
        } catch (IOException e) {
            // cut
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(final Socket from, final Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // cut
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    void cut() throws IOException {
        far.close();
        near.close();
        if (client != null) {
            client.close();
        }
    }
}
