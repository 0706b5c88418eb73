// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.time.ClockReading;
import org.doorclock.tls.Identity;

/**
 * How it stands with a device's certificate.
 *
 * @param until when it ends; empty if there is none
 * @param text for people, on one line; what to do if something must be done
 */
public record Standing(Condition condition, Optional<Instant> until, String text) {

    /** How good it is. */
    public enum Condition {
        /** The device has none. */
        NONE,
        GOOD,
        /** It ends soon, and renewing it has failed for days. */
        EXPIRING,
        EXPIRED
    }

    private static final int SOON = 6;
    private static final String WAY_OUT =
            "Have a new token made ('doorclock provision token') and run 'doorclock-door enrol --config FILE --token-file FILE'"
                    + " here, or put a new bundle on its card ('doorclock provision build --again').";

    /** @param failure why it could not be renewed; empty if it could or need not */
    static Standing of(final Optional<Identity> identity, final ClockReading now, final String failure) {
        if (identity.isEmpty()) {
            return new Standing(Condition.NONE, Optional.empty(), "not enrolled");
        }
        final Validity validity = Validity.of(identity.get().certificate());
        final Optional<Instant> until = Optional.of(validity.until());
        if (validity.isOver(now)) {
            return new Standing(
                    Condition.EXPIRED, until, "certificate expired at " + validity.until() + ". " + WAY_OUT);
        }
        final Duration spent = validity.life().minus(validity.life().dividedBy(SOON));
        final String days = "certificate expires in "
                + Duration.between(now.wall(), validity.until()).toDays() + " days";
        if (!validity.isSpent(spent, now)) {
            return new Standing(Condition.GOOD, until, Validity.isVouchedFor(now) ? days : "certificate is good");
        }
        return new Standing(
                Condition.EXPIRING, until, days + (failure.isEmpty() ? "" : " and could not be renewed: " + failure));
    }
}
