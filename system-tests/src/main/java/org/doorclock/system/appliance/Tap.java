// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.IOException;
import org.doorclock.system.StartException;

/**
 * The cable between guest and host: a tap device in the network namespace that the launcher has made for the campaign, so
 * that nothing of it is seen outside.
 */
final class Tap {

    /** The host's end. */
    static final String HOST = "10.77.0.1";

    /** The guest's end, with its prefix length. */
    static final String GUEST = "10.77.0.2/29";

    private static final String DEVICE = "door0";

    /** What makes User-Mode Linux use it. */
    static final String DRIVER = "vec0:transport=tap,ifname=" + DEVICE + ",depth=64,gro=1";

    private Tap() {}

    /** Lays the cable. */
    static void lay() throws StartException {
        run("ip", "link", "set", "lo", "up");
        run("ip", "tuntap", "add", "dev", DEVICE, "mode", "tap");
        run("ip", "address", "add", HOST + "/29", "dev", DEVICE);
        run("ip", "link", "set", DEVICE, "up");
    }

    private static void run(final String... command) throws StartException {
        try {
            final Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new StartException("'" + String.join(" ", command) + "' failed: the campaign needs a network"
                        + " namespace of its own and /dev/net/tun; start it with ./doorclock campaign");
            }
        } catch (IOException e) {
            throw new StartException(command[0] + " is missing; on Debian: apt-get install iproute2");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while the network was laid");
        }
    }
}
