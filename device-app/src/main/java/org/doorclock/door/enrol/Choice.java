// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.util.Optional;
import org.doorclock.door.enrol.IdentityFolder.Held;
import org.doorclock.tls.Identity;

/**
 * Which identity to show where one is new and the one before is still there: the new one twice, then by turns. For one
 * thread.
 */
final class Choice {

    private static final int TRUSTED = 2;

    private Optional<Identity> of = Optional.empty();
    private int refusals;

    /** @return empty if there is nothing to show */
    Optional<Identity> next(final Held held) {
        if (!of.equals(held.current())) {
            of = held.current();
            refusals = 0;
        }
        final boolean before = !held.isSettled() && refusals >= TRUSTED && refusals % 2 == 0;
        return before ? held.previous().or(held::current) : held.current();
    }

    /** Whoever was asked was there and let nobody in. */
    void refused() {
        refusals++;
    }
}
