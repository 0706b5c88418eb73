// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.care;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.tinylog.Logger;

/** Asks the kiosk's page server for something, as a browser would, to see that it still answers. For one thread. */
final class PageProbe {

    private static final int PATIENCE_MILLIS = 2000;
    private static final byte[] REQUEST =
            "GET /observe/health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

    private final int port;

    PageProbe(final String url) {
        this.port = URI.create(url).getPort();
    }

    /** Whether an answer came, whatever it said. Takes at most a few seconds. */
    boolean isAnswered() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.getOutputStream().write(REQUEST);
            return socket.getInputStream().read() == 'H';
        } catch (IOException e) {
            Logger.debug("the page's server does not answer: {}", e.getMessage());
            return false;
        }
    }
}
