// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks before a server starts, as servers tell a taken port among many other lines, or not at all. */
public final class Listening {

    private Listening() {}

    /** @throws IOException if nobody can listen there now */
    public static void check(final String host, final int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        }
    }
}
