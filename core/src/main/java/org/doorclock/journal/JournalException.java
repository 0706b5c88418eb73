// SPDX-License-Identifier: Apache-2.0
package org.doorclock.journal;

import java.io.IOException;

/** The journal could not do what it was asked; after a failed append it takes no more until it is opened anew. */
public final class JournalException extends IOException {
    private static final long serialVersionUID = 1L;

    public JournalException(final String message) {
        super(message);
    }

    public JournalException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
