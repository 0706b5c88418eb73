// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a broker that can be cut: what is sent then goes nowhere and nobody is told, as when a cable is pulled. */
final class CuttableNetwork implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int target;
    private volatile boolean cut;

    CuttableNetwork(final int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void cut() {
        cut = true;
    }

    /** Works again, for new connections; those from before the cut are gone. */
    void mend() {
        dropAll();
        cut = false;
    }

    /** Every connection is reset: both ends are told. */
    void dropAll() {
        sockets.forEach(CuttableNetwork::close);
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        dropAll();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                final Socket near = server.accept();
                final Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(near);
                sockets.add(far);
                Thread.ofVirtual().start(() -> pump(near, far));
                Thread.ofVirtual().start(() -> pump(far, near));
            } catch (IOException e) {
                continue;
            }
        }
    }

    private void pump(final Socket from, final Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            final byte[] buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!cut) {
                    out.write(buffer, 0, n);
                }
            }
        } catch (IOException e) {
            close(from);
        }
        close(to);
    }

    private static void close(final Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
