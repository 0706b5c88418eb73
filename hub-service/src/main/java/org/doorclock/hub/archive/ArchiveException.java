// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.archive;

/** A file of the archive cannot be read, or is not what was written. The message says which, and holds no content. */
public final class ArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ArchiveException(final String message) {
        super(message);
    }

    public ArchiveException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
