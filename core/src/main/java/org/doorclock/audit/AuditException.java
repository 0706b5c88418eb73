// SPDX-License-Identifier: Apache-2.0
package org.doorclock.audit;

import java.io.IOException;

/** The audit log could not be written or read: what was to be audited is not done. */
public final class AuditException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause for who debugs; the message is one line without it */
    public AuditException(final IOException cause) {
        super(
                "the audit log cannot be used, so nothing that must be audited is done. Check the disk and the folder"
                        + " audit.",
                cause,
                false,
                false);
    }
}
