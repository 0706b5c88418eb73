// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import java.util.Locale;
import java.util.Optional;

/** Making Data Count's icon of assurance: whether the process as it is will meet its target. On the wire with hyphens. */
public enum Assurance {
    /** The target lies beyond the limits on their worse side. */
    CONSISTENT_PASS,
    /** The target lies beyond the limits on their better side. */
    CONSISTENT_FAIL,
    /** The target lies between the limits: chance decides. */
    INCONSISTENT;

    static Optional<Assurance> of(final Limits limits, final double target, final Direction direction) {
        if (direction.better() == 0) {
            return Optional.empty();
        }
        if (target > limits.upper()) {
            return Optional.of(direction.better() > 0 ? CONSISTENT_FAIL : CONSISTENT_PASS);
        }
        if (target < limits.lower()) {
            return Optional.of(direction.better() > 0 ? CONSISTENT_PASS : CONSISTENT_FAIL);
        }
        return Optional.of(INCONSISTENT);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
