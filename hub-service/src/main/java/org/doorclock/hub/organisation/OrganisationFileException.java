// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.organisation;

/** An organisation file that cannot be used. The message is one line: which file, which line, why, what to do. */
public final class OrganisationFileException extends Exception {
    private static final long serialVersionUID = 1L;

    OrganisationFileException(final String file, final int line, final String reason) {
        super(file + ", line " + line + ": " + reason);
    }

    OrganisationFileException(final String message) {
        super(message);
    }
}
