// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes sockets that speak the newest version of TLS alone. */
final class NewestOnly extends SSLSocketFactory {

    private final SSLSocketFactory sockets;

    NewestOnly(final SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    @Override
    public Socket createSocket() throws IOException {
        return narrowed(sockets.createSocket());
    }

    @Override
    public Socket createSocket(final Socket socket, final String host, final int port, final boolean autoClose)
            throws IOException {
        return narrowed(sockets.createSocket(socket, host, port, autoClose));
    }

    @Override
    public Socket createSocket(final String host, final int port) throws IOException {
        return narrowed(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(final String host, final int port, final InetAddress from, final int fromPort)
            throws IOException {
        return narrowed(sockets.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(final InetAddress host, final int port) throws IOException {
        return narrowed(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(final InetAddress host, final int port, final InetAddress from, final int fromPort)
            throws IOException {
        return narrowed(sockets.createSocket(host, port, from, fromPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    private static Socket narrowed(final Socket socket) {
        ((SSLSocket) socket).setEnabledProtocols(new String[] {Contexts.PROTOCOL});
        return socket;
    }
}
