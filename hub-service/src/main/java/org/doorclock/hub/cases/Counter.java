// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

/** Counts cases under one measure: {@link CaseBook#count}. */
@FunctionalInterface
public interface Counter {

    /** What {@code clockStart} is where nothing on record starts the clock. */
    int NONE = -1;

    /**
     * One case.
     *
     * @param at what it is indexed by: its clock start or, if it has none, its first event; nanoseconds since 1970
     * @param standing never {@link Standing#OPEN}
     * @param elapsedNanos from start to stop, by the measure's arithmetic; negative if the stop is before the start; means
     *     nothing unless {@code stopped}
     * @param stopped whether the clock started and stopped
     * @param clockStart the ordinal of its kind of clock start; {@link #NONE} if it has none
     * @param door the place of its door in {@link CaseBook#doors}
     */
    void count(long at, Standing standing, long elapsedNanos, boolean stopped, int clockStart, int door);
}
