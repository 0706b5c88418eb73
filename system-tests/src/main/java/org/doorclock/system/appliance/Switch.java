// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network switch between a door and the broker. Off, no connection is made and those that there were are gone. */
final class Switch implements AutoCloseable {

    private static final int BUFFER = 8192;

    private final ServerSocket server;
    private final InetSocketAddress broker;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean on = true;

    /** @param address where the door's side listens, at a port of the system's choice */
    Switch(final InetAddress address, final InetSocketAddress broker) throws IOException {
        this.broker = broker;
        this.server = new ServerSocket(0, 50, address);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void turn(final boolean state) throws IOException {
        on = state;
        if (!state) {
            hangUp();
        }
    }

    /** The door lost its power: whoever it spoke to hears nothing more. */
    void hangUp() throws IOException {
        for (final Socket socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        turn(false);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                final Socket door = server.accept();
                if (on) {
                    final Socket hub = new Socket(broker.getAddress(), broker.getPort());
                    sockets.add(door);
                    sockets.add(hub);
                    Thread.ofVirtual().start(() -> pump(door, hub));
                    Thread.ofVirtual().start(() -> pump(hub, door));
                } else {
                    door.close();
                }
            } catch (IOException e) {
                // The door tries again.
                Thread.onSpinWait();
            }
        }
    }

    private void pump(final Socket from, final Socket to) {
        try (from;
                to) {
            final InputStream in = from.getInputStream();
            final OutputStream out = to.getOutputStream();
            final byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            sockets.remove(to);
        } finally {
            sockets.remove(from);
        }
    }
}
