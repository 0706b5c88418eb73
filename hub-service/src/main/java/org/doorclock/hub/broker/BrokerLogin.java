// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.doorclock.tls.ClientTls;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Trust;

/**
 * How the hub gets into a broker.
 *
 * @param identity folder of certificate, key and authorities, read for each connection; without one an {@code ssl}
 *     address is believed as Java does, and shown no certificate
 * @param secret a password, for the way that the embedded broker keeps for the hub
 */
public record BrokerLogin(BrokerAddress address, Optional<Path> identity, Optional<String> secret) {

    /** Without proof of who asks. */
    public static BrokerLogin open(final BrokerAddress address) {
        return new BrokerLogin(address, Optional.empty(), Optional.empty());
    }

    /** @throws IOException if the identity cannot be used now; the message is one line */
    Optional<SSLSocketFactory> sockets() throws IOException {
        if (!address.tls() || identity.isEmpty()) {
            return Optional.empty();
        }
        final Path folder = identity.get();
        return Optional.of(ClientTls.sockets(
                ClientTls.context(Identity.read(folder), Trust.read(folder.resolve(Trust.AUTHORITIES_FILE)))));
    }
}
