// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.doorclock.time.ClockReading;

/**
 * One thing that happened to one patient at this door and was not undone.
 *
 * @param seq the event's number in the journal
 * @param at when, by the wall clock of then
 * @param bootId the boot that witnessed it; empty if none did
 * @param sinceBoot where on that boot's monotonic clock
 * @param tokens the patient's
 */
public record Step(long seq, StepKind kind, Instant at, String bootId, Duration sinceBoot, List<String> tokens) {

    public Step {
        tokens = List.copyOf(tokens);
    }

    /**
     * How long ago this was: by the monotonic clock within one boot, else by the wall clock. If the wall clock was set back
     * between two boots, nobody can know; then {@code unknown} is answered.
     */
    public Duration elapsed(final ClockReading now, final Duration unknown) {
        if (bootId.equals(now.bootId())) {
            return now.sinceBoot().minus(sinceBoot);
        }
        final Duration byWall = Duration.between(at, now.wall());
        return byWall.isNegative() ? unknown : byWall;
    }
}
