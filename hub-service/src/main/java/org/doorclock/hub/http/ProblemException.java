// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import java.util.OptionalLong;

/** Ends a request with a {@link Problem}. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient OptionalLong retryAfter;

    public ProblemException(final Problem problem) {
        this(problem, OptionalLong.empty());
    }

    /** @param cause for who debugs; it is never sent */
    protected ProblemException(final Problem problem, final Throwable cause) {
        super(problem.kind(), cause, false, false);
        this.problem = problem;
        this.retryAfter = OptionalLong.empty();
    }

    private ProblemException(final Problem problem, final OptionalLong retryAfter) {
        super(problem.kind(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** @param seconds until it is worth trying again, said in {@code Retry-After} too */
    public static ProblemException tooManyRequests(final String detail, final long seconds) {
        return new ProblemException(
                new Problem(
                        429,
                        "too-many-requests",
                        "Too many requests",
                        detail,
                        "Wait " + seconds + " s, then try again."),
                OptionalLong.of(seconds));
    }

    public Problem problem() {
        return problem;
    }

    /** In seconds. */
    public OptionalLong retryAfter() {
        return retryAfter;
    }
}
