// SPDX-License-Identifier: Apache-2.0
package org.doorclock.service;

import org.tinylog.Logger;

/** What becomes of an exception that nobody catches, such as one in a library's own thread whose connection was cut. */
public final class ThreadEnds {

    private ThreadEnds() {}

    /** From now on it is one line in the log, and no stack trace on standard error. */
    public static void areLogged() {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, end) -> Logger.error("thread {} ended: {}", thread.getName(), inALine(end)));
    }

    /** Which exception, and where if it says so; not its message, which may hold anything. */
    public static String inALine(final Throwable end) {
        final StackTraceElement[] where = end.getStackTrace();
        return end.getClass().getName() + (where.length == 0 ? "" : " at " + where[0]);
    }
}
