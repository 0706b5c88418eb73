// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.doorclock.release.Version;

/**
 * Holds a release that was begun for the first time to how the door was before: all of it must be there, for a few looks in a row,
 * within bounded time. For one thread.
 */
final class Trial {

    static final Duration LOOK = Duration.ofSeconds(1);

    private static final int LOOKS_IN_A_ROW = 5;

    private final Version tried;
    private final Version says;
    private final Condition before;
    private final long deadline;
    private final LongSupplier nanos;
    private int good;

    /** What a look found. */
    sealed interface Verdict {
        record Proved() implements Verdict {}

        /** Nobody can say yet. */
        record Open() implements Verdict {}

        record Failed(String reason) implements Verdict {}
    }

    /**
     * @param token of the release on trial
     * @param says which version the program takes itself for
     * @param most how long it has
     * @param nanos a monotonic clock of real time
     */
    Trial(final Token token, final Version says, final Duration most, final LongSupplier nanos) {
        this.tried = token.version();
        this.says = says;
        this.before = Condition.ofLines(token.more());
        this.nanos = nanos;
        this.deadline = nanos.getAsLong() + most.toNanos();
    }

    /** @param now how the door is; empty if that is not known yet */
    Verdict look(final Optional<Condition> now) {
        if (says.compareTo(tried) != 0) {
            return new Verdict.Failed("the program in it is version " + says);
        }
        final List<String> lacks =
                now.map(condition -> condition.lacksOf(before)).orElse(List.of("it is not ready"));
        good = lacks.isEmpty() ? good + 1 : 0;
        if (good >= LOOKS_IN_A_ROW) {
            return new Verdict.Proved();
        }
        return nanos.getAsLong() - deadline >= 0 && good == 0
                ? new Verdict.Failed(String.join(", ", lacks))
                : new Verdict.Open();
    }
}
