// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import java.io.PrintWriter;

/** How far a long piece of work is: one line that is written over, where somebody watches. For one thread. */
public final class Progress {

    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final boolean watched;
    private final int total;
    private int done;

    /** @param watched whether {@code out} is a screen; else nothing is written */
    public Progress(final PrintWriter out, final boolean watched, final int total) {
        this.out = out;
        this.watched = watched;
        this.total = total;
    }

    /** One more is done. */
    public void step(final String what) {
        done++;
        if (watched) {
            final int filled = done * WIDTH / Math.max(1, total);
            out.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + "/" + total + " "
                    + "%-40.40s".formatted(what) + (done == total ? "\n" : ""));
            out.flush();
        }
    }
}
