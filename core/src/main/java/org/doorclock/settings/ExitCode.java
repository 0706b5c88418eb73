// SPDX-License-Identifier: Apache-2.0
package org.doorclock.settings;

/** Exit codes of every Doorclock program. */
public final class ExitCode {

    public static final int DONE = 0;
    /** Anything that has no code of its own. */
    public static final int FAILED = 1;
    /** The command line was wrong. */
    public static final int WRONG_USE = 2;
    /** Configuration or input was wrong. */
    public static final int BAD_INPUT = 3;
    /** A needed part is missing or unreachable: a port, a disk, a broker, a file. */
    public static final int UNAVAILABLE = 4;

    private ExitCode() {}
}
