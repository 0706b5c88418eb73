// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * What one client may take of the server before it is known who asks.
 *
 * @param patience how long a client may keep the server waiting for a request or for taking an answer; every 500 bytes
 *     that it sends and 10,000 that it takes give it one second more
 * @param perAddress connections that one address may have open at a time
 * @param proxy the one address that has no such limit, as it asks for many
 */
public record ConnectionLimits(Duration patience, int perAddress, Optional<InetAddress> proxy) {

    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);
    public static final int USUAL_PER_ADDRESS = 500;

    public static ConnectionLimits usual() {
        return new ConnectionLimits(USUAL_PATIENCE, USUAL_PER_ADDRESS, Optional.empty());
    }
}
