// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.broker;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Units that refresh the broker's files twice a minute. */
final class SystemdText {

    static final String SERVICE_FILE = "doorclock-broker-refresh.service";
    static final String TIMER_FILE = "doorclock-broker-refresh.timer";

    /** The program that has the estates tool as one of its commands. */
    private static final String ALL = "doorclock";

    private SystemdText() {}

    /**
     * @param program {@code doorclock}, or the estates tool by itself
     * @param java where the program finds its Java, as systemd says nothing of it
     * @param folder of the broker's files
     */
    static String service(final Path program, final Path java, final Path folder) {
        return """
            # Written by 'doorclock provision broker'; --program says which program the unit starts.
            [Unit]
            Description=Revocation list and rights of the Doorclock broker
            After=network-online.target

            [Service]
            Type=oneshot
            Environment=%s
            ExecStart=%s
            """.formatted(
                        word("JAVA_HOME=" + java), command(program, "broker", "--out", folder.toString(), "--refresh"));
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

    /** A command line: in what follows the program systemd also replaces variables. */
    private static String command(final Path program, final String... words) {
        return Arrays.stream(words)
                .map(word -> word(word.replace("$", "$$")))
                .collect(Collectors.joining(
                        " ", word(program.toString()) + (program.endsWith(ALL) ? " provision " : " "), ""));
    }

    /** As systemd reads one word whatever is in it (systemd.syntax(7), systemd.unit(5)). */
    private static String word(final String text) {
        final String plain = text.replace("%", "%%");
        return plain.matches("[A-Za-z0-9_./%$=:@+-]+")
                ? plain
                : '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
