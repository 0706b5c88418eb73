// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;

/**
 * A process that enrols, then renews without end, each second new identity given back; until it is killed. Says what it has
 * reached.
 */
final class KilledChild {

    private KilledChild() {}

    public static void main(final String[] args) throws IOException {
        final Path root = Path.of(args[0]);
        final URI server = URI.create(args[1]);
        final TimeSource time = new SystemTimeSource(ClockTrust.HOST);
        final Path at = root.resolve("identity");
        final IdentityFolder folder = SteppedFolder.at(at);
        new Enrolment(
                        new Enrolment.Request(
                                at,
                                server,
                                TestFolder.NAME,
                                Optional.of(root.resolve("ca.pem")),
                                Optional.of(root.resolve("token"))),
                        folder,
                        new SiteKeyFiles(root.resolve("keys")),
                        time)
                .run();
        System.out.println("enrolled");
        for (int life = 0; !System.out.checkError(); life++) {
            final Renewal renewal = new Renewal(server, folder, time, new Random(life));
            if (!renewal.turn(folder.held())) {
                throw new IOException(renewal.failure());
            }
            if (life % 2 == 0) {
                folder.settle();
            } else {
                folder.giveBack();
            }
            System.out.println("renewed");
        }
    }
}
