// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.io.IOException;
import java.nio.file.Path;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;

/** A file of users, tokens or sessions cannot be read or written: nobody is let in on a guess. Answered as 503. */
public final class AccessException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    AccessException(final Path file, final IOException cause) {
        super(
                Problem.unavailable(
                        "The hub cannot tell who may do what: a file of its folder access cannot be used.",
                        "Whoever runs the hub sees in its log which one."),
                cause);
        this.file = file;
    }

    /** For who runs the hub: which file, and what to do. */
    public String line() {
        return file
                + ": cannot be read or written as a file of its kind. Check who owns it, the disk, and its content.";
    }
}
