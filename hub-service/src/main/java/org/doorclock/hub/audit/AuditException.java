// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.audit;

import java.io.IOException;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;

/** The audit log could not be written or read: what was to be audited is not done. Answered as 503. */
public final class AuditException extends ProblemException {
    private static final long serialVersionUID = 1L;

    AuditException(final IOException cause) {
        super(
                Problem.unavailable(
                        "The hub's audit log cannot be used, so nothing that must be audited is done.",
                        "Check the disk and the folder audit in the hub's data directory."),
                cause);
    }
}
