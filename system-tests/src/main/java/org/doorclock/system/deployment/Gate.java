// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.doorclock.tls.ClientTls;
import org.doorclock.tls.Contexts;
import org.doorclock.tls.Identity;
import org.doorclock.tls.ServerTls;
import org.doorclock.tls.Trust;

/**
 * A proxy before a hub's HTTPS pages that lets in only who shows a certificate of the trust's, and remembers who did. It says no
 * word of its own: what it takes is what the hub gets.
 */
public final class Gate implements AutoCloseable {

    private final String host;
    private final ServerTls tls;
    private final SSLServerSocket server;
    private final Trust trust;
    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private volatile URI hub = URI.create("https://localhost:1");

    /**
     * @param host where it listens, on a port that is free
     * @param identity what it proves itself by
     * @param trust whom it believes, clients and hub
     */
    public Gate(final String host, final Identity identity, final Trust trust) throws IOException {
        this.host = host;
        this.trust = trust;
        tls = ServerTls.of(identity, trust);
        server = (SSLServerSocket) tls.context().getServerSocketFactory().createServerSocket();
        server.bind(new InetSocketAddress(host, 0));
        server.setNeedClientAuth(true);
        server.setEnabledProtocols(new String[] {Contexts.PROTOCOL});
        Thread.ofVirtual().name("gate").start(this::accept);
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("https://" + host + ":" + server.getLocalPort() + "/");
    }

    /** What it proves itself by from the next connection on. */
    public void use(final Identity identity) {
        tls.use(identity);
    }

    /** Which hub it leads to from now on. */
    public void leadTo(final URI pages) {
        hub = pages;
    }

    /** The names in the certificates of who was let in. */
    public Set<String> seen() {
        return new TreeSet<>(seen);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                final SSLSocket client = (SSLSocket) server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // one that is gone already, or the end
            }
        }
    }

    private void serve(final SSLSocket client) {
        try (client;
                Socket pages = ClientTls.sockets(ClientTls.context(trust)).createSocket(hub.getHost(), hub.getPort())) {
            client.startHandshake();
            seen.add(client.getSession().getPeerPrincipal().getName());
            final Thread back = Thread.ofVirtual().start(() -> pump(pages, client));
            pump(client, pages);
            back.join();
        } catch (IOException e) {
            // whoever showed nothing, or nothing good, has been told by the handshake
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until one of them ends. */
    private static void pump(final Socket from, final Socket to) {
        try (from;
                to) {
            final InputStream in = from.getInputStream();
            final OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // the other one is gone
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
