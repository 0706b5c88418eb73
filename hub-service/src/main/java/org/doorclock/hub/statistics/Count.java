// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

/**
 * Some of all.
 *
 * @param successes from 0 to {@code all}
 * @param all above 0
 */
public record Count(int successes, int all) {

    public Count {
        if (all < 1 || successes < 0 || successes > all) {
            throw new IllegalArgumentException(successes + " of " + all);
        }
    }

    /** From 0 to 1. */
    public double share() {
        return (double) successes / all;
    }
}
