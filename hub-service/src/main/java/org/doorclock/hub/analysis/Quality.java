// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import java.time.Instant;
import java.util.Map;

/**
 * What is doubtful in the data of a time and place.
 *
 * @param cases looked at
 * @param events of them
 * @param eventsByClock how many of the events' times rest on what: a clock's source, {@code anchored} or {@code disputed}
 * @param noClockStart cases that nothing starts the clock of
 * @param impossible cases whose times cannot be
 * @param sameBand pairs of scan starts at one door that are too near for two patients
 * @param completeness against what an imported list says was scanned
 */
public record Quality(
        int cases,
        int events,
        Map<String, Integer> eventsByClock,
        Findings<Listed> noClockStart,
        Findings<Listed> impossible,
        Findings<Pair> sameBand,
        Completeness completeness) {

    /** Whether every finding is listed, not just counted. */
    public boolean isWhole() {
        return noClockStart.isWhole()
                && impossible.isWhole()
                && sameBand.isWhole()
                && completeness.missed.isWhole()
                && completeness.notListed.isWhole();
    }

    /** A case, and what is wrong with it. */
    public record Listed(String caseId, String site, String door, String reason) {}

    /**
     * Two cases whose scans began one after the other, sooner than a scanner can change patients: one may be a band or a
     * sheet that was read for somebody else.
     */
    public record Pair(String site, String door, String first, String second, Instant at, double seconds) {}

    /**
     * How much of a list of scans the doors recorded.
     *
     * @param listed cases with a scan start that was imported
     * @param captured those of them with one that a door recorded
     * @param missed the others
     * @param notListed cases with a scan start that a door recorded, and none imported, at sites with a list
     */
    public record Completeness(int listed, int captured, Findings<Listed> missed, Findings<Listed> notListed) {}
}
