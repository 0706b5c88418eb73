// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.doorclock.time.TimeSource;

/** How far a campaign is: a line that is written over on a terminal, a new line now and then anywhere else. */
final class Progress implements IntConsumer {

    private static final int WIDTH = 30;
    private static final int PLAIN_LINES = 20;

    private final PrintStream out;
    private final boolean terminal;
    private final int total;
    private final TimeSource time;
    private final long begin;

    Progress(final PrintStream out, final boolean terminal, final int total, final TimeSource time) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
        this.time = time;
        this.begin = time.nanos();
    }

    @Override
    public void accept(final int done) {
        final Duration left = Duration.ofNanos((time.nanos() - begin) / done * (total - done));
        final String text = done + "/" + total + ", " + left.toMinutes() + " min " + left.toSecondsPart() + " s left";
        if (terminal) {
            final int full = WIDTH * done / total;
            out.print("\r[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + text + "   ");
            if (done == total) {
                out.println();
            }
            out.flush();
        } else if (done % Math.max(1, total / PLAIN_LINES) == 0) {
            out.println(text);
        }
    }
}
