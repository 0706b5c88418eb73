// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.event.PatientRef;
import org.doorclock.wire.Board;

/**
 * How long a patient has been waiting, in whole minutes: elapsed ones rounded down, and never more left than there are.
 *
 * @param elapsed minutes since the clock start
 * @param left minutes to the limit; below 0 once it is passed
 * @param over minutes past the limit, rounded down; 0 before it
 */
record Wait(long elapsed, long left, long over) {

    static Wait of(final Board.Row row, final Instant now) {
        final Duration since = Duration.between(row.arrived(), now);
        final Duration rest = Duration.ofMinutes(row.limitMinutes()).minus(since);
        return new Wait(
                Math.max(0, since.toMinutes()),
                floorMinutes(rest),
                Math.max(0, rest.negated().toMinutes()));
    }

    private static long floorMinutes(final Duration duration) {
        return Math.floorDiv(duration.toMillis(), 60_000L);
    }

    boolean isOver() {
        return left < 0;
    }

    /** The row of a patient whose arrival at the hospital is on record. */
    static Optional<Board.Row> row(final Optional<Board> board, final PatientRef patient) {
        return board.flatMap(shown -> shown.rows().stream()
                .filter(row -> patient.tokens().stream().map(Board::ref).anyMatch(row.ref()::contains))
                .findFirst());
    }
}
