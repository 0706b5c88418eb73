// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import java.util.OptionalLong;

/** Ends a request with a {@link Problem}. */
final class EstException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient OptionalLong retryAfter;

    EstException(final Problem problem) {
        this(problem, OptionalLong.empty());
    }

    private EstException(final Problem problem, final OptionalLong retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** @param seconds until it is worth trying again */
    static EstException tooMany(final String detail, final long seconds) {
        return new EstException(Problem.tooMany(detail, seconds), OptionalLong.of(seconds));
    }

    Problem problem() {
        return problem;
    }

    /** In seconds. */
    OptionalLong retryAfter() {
        return retryAfter;
    }
}
