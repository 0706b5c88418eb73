// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.broker;

import java.nio.file.Path;

/** Units that refresh the broker's files twice a minute. */
final class SystemdText {

    static final String SERVICE_FILE = "doorclock-broker-refresh.service";
    static final String TIMER_FILE = "doorclock-broker-refresh.timer";

    private SystemdText() {}

    static String service(final Path folder) {
        return """
            # Written by 'doorclock provision broker'. Set ExecStart to where this computer has the program.
            [Unit]
            Description=Revocation list and rights of the Doorclock broker
            After=network-online.target

            [Service]
            Type=oneshot
            ExecStart=/usr/bin/doorclock provision broker --out %s --refresh
            """.formatted(folder);
    }

    static String timer() {
        return """
            # Written by 'doorclock provision broker'.
            [Unit]
            Description=Refreshes the Doorclock broker twice a minute

            [Timer]
            OnBootSec=10
            OnUnitActiveSec=30
            AccuracySec=1

            [Install]
            WantedBy=timers.target
            """;
    }
}
