// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import java.io.IOException;
import javax.net.ssl.SSLContext;

/** What a device proves itself by to a broker of TLS, and whom it believes. Asked anew for each connection. */
@FunctionalInterface
public interface Credentials {

    /**
     * For one connection.
     *
     * @throws IOException if there is nothing to connect with now; the message is one line
     */
    Pass next() throws IOException;

    /** What one connection is made with; is told what became of it, but for a broker that was not there. */
    interface Pass {

        SSLContext context();

        /** The broker let the device in. */
        void accepted();

        /** Somebody was there who did not. */
        void refused();
    }
}
