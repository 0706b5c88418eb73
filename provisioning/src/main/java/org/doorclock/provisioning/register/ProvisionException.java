// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.io.IOException;
import org.doorclock.settings.ExitCode;

/** What cannot be done with an authority or its register. The message is one line: what, where, what to do; no secret. */
public final class ProvisionException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private ProvisionException(final int exitCode, final String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What was asked for, or a file that is there, is wrong. */
    public static ProvisionException badInput(final String message) {
        return new ProvisionException(ExitCode.BAD_INPUT, message);
    }

    /** Something that is needed is not there or cannot be used. */
    public static ProvisionException unavailable(final String message) {
        return new ProvisionException(ExitCode.UNAVAILABLE, message);
    }

    /** As the program ends with; one of {@link ExitCode}. */
    public int exitCode() {
        return exitCode;
    }
}
