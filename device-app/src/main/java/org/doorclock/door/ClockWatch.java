// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.util.Optional;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Occurrence;
import org.doorclock.time.ClockReading;
import org.doorclock.time.ClockSource;

/**
 * Knows whether this boot has recorded anything by a clock that nothing vouched for, so that one anchor can place it once
 * something does. For one thread.
 */
final class ClockWatch {

    private Optional<String> unplacedBoot = Optional.empty();

    /** Takes note of what was recorded. */
    void recorded(final Event event) {
        final Occurrence occurred = event.occurred();
        unplacedBoot = occurred.source() == ClockSource.NONE
                ? occurred.boot().map(Occurrence.BootTime::bootId)
                : event.fact() instanceof Fact.ClockAnchor ? Optional.empty() : unplacedBoot;
    }

    /** The anchor to record, if one is due. */
    Optional<Fact.ClockAnchor> due(final ClockReading now) {
        return unplacedBoot
                .filter(boot -> boot.equals(now.bootId()) && now.source() != ClockSource.NONE)
                .map(boot -> new Fact.ClockAnchor(now));
    }
}
