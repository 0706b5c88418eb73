// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

/** Ends a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(final Problem problem) {
        super(problem.kind(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
