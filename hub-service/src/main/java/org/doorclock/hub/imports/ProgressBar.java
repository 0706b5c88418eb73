// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of a file is sent: a line on a terminal that is written over, nothing anywhere else. */
final class ProgressBar {

    private static final int WIDTH = 40;
    private static final String TO_THE_LINES_START_AND_CLEAR = "\r\u001B[K";

    private final PrintStream out;
    private final boolean shown;
    private final long total;
    private long done;
    private int percent = -1;

    /** @param total bytes */
    ProgressBar(final PrintStream out, final boolean shown, final long total) {
        this.out = out;
        this.shown = shown;
        this.total = total;
    }

    /** Whether a person looks at what goes to standard error. */
    static boolean errorsGoToATerminal() {
        if (System.console() == null || !System.console().isTerminal()) {
            return false;
        }
        try {
            final String target =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return true;
        }
    }

    synchronized void advance(final long bytes) {
        done += bytes;
        final int now = total == 0 ? 100 : (int) Math.min(100, 100 * done / total);
        if (shown && now != percent) {
            percent = now;
            final int full = WIDTH * now / 100;
            out.print(TO_THE_LINES_START_AND_CLEAR + "[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] "
                    + (now < 100 ? now + " %" : "sent, the hub stores it"));
            out.flush();
        }
    }

    synchronized void clear() {
        if (shown) {
            out.print(TO_THE_LINES_START_AND_CLEAR);
            out.flush();
        }
    }
}
