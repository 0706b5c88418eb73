// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A network between a door and its broker that can be cut: connections stay open and nothing passes, as when a switch dies. */
final class CutProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition whole = lock.newCondition();
    private boolean cut;

    CutProxy(final int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    /** For who wants a certificate shown. */
    String tlsUrl() {
        return "ssl://localhost:" + server.getLocalPort();
    }

    void cut() {
        set(true);
    }

    void mend() {
        set(false);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (final Socket socket : sockets) {
            socket.close();
        }
    }

    private void set(final boolean state) {
        lock.lock();
        try {
            cut = state;
            whole.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        try {
            while (true) {
                carry(server.accept());
            }
        } catch (IOException e) {
            set(false);
        }
    }

    /** A broker that is away is one that nobody reaches. */
    private void carry(final Socket door) throws IOException {
        try {
            final Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.addAll(List.of(door, broker));
            Thread.ofVirtual().start(() -> pump(door, broker));
            Thread.ofVirtual().start(() -> pump(broker, door));
        } catch (IOException e) {
            door.close();
        }
    }

    private void pump(final Socket from, final Socket to) {
        try (from;
                to) {
            final InputStream in = from.getInputStream();
            final OutputStream out = to.getOutputStream();
            final byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                awaitWhole();
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            sockets.remove(from);
        }
    }

    private void awaitWhole() {
        lock.lock();
        try {
            while (cut) {
                whole.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
