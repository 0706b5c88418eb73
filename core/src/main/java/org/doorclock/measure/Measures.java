// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Milestone;
import org.doorclock.event.Pathway;

/** The measures that come with the product. */
public final class Measures {

    private static final String IMAGING_GUIDE =
            "NHS Improvement, Diagnostics and Stroke: A guide to achieving changes in imaging services to support new"
                    + " stroke pathways (2011); Accelerating Stroke Improvement measure ";

    private static final String CHOSEN_HERE =
            " The guide leaves open which arrival and which scan: here the best arrival on record by the stated"
                    + " precedence, and the first scan start. Every suspected stroke counts, also one never scanned; a"
                    + " case closed as a mimic or as scanned elsewhere before any scan does not.";

    /** Hospital arrival, best evidence first: an outside system's time, then a door's, then a person's, then a file's. */
    private static final List<ClockStart> ARRIVAL = List.of(ClockStart.values());

    private static final Set<CloseReason> NO_STROKE_HERE = Set.of(CloseReason.MIMIC, CloseReason.SCANNED_ELSEWHERE);

    private static final List<Measure> ALL = List.of(
            arrivalToScan(
                    "asi-4a",
                    "Brain imaging within 1 hour of arrival",
                    new Measure.Source(
                            IMAGING_GUIDE + "4a",
                            "Half of patients should have brain imaging within one hour of arrival: the half that is"
                                    + " estimated to need it urgently, here asked of all." + CHOSEN_HERE),
                    Optional.of(exactly(60)),
                    Optional.of(0.5)),
            arrivalToScan(
                    "asi-4b",
                    "Brain imaging within 24 hours of arrival",
                    new Measure.Source(
                            IMAGING_GUIDE + "4b",
                            "All patients should have brain imaging within 24 hours of arrival." + CHOSEN_HERE),
                    Optional.of(exactly(24 * 60)),
                    Optional.of(1.0)),
            arrivalToScan(
                    "door-to-scan",
                    "Time from arrival to brain imaging",
                    new Measure.Source(
                            "Doorclock; named in the imaging guide of NHS Improvement (2011), whose case study reports an"
                                    + " average from the emergency department's door to the scanner",
                            "How long patients wait: median and 90th percentile, no limit." + CHOSEN_HERE),
                    Optional.empty(),
                    Optional.empty()));

    private Measures() {}

    /** In the order in which they are listed to people. */
    public static List<Measure> builtIn() {
        return ALL;
    }

    public static Optional<Measure> find(final String id) {
        return ALL.stream().filter(measure -> measure.id().equals(id)).findFirst();
    }

    private static Limit exactly(final int minutes) {
        return new Limit(minutes, true, Arithmetic.EXACT);
    }

    private static Measure arrivalToScan(
            final String id,
            final String title,
            final Measure.Source source,
            final Optional<Limit> limit,
            final Optional<Double> target) {
        return new Measure(
                id,
                title,
                1,
                source,
                ARRIVAL,
                Milestone.SCAN_START,
                limit,
                target,
                Set.of(Pathway.STROKE),
                NO_STROKE_HERE);
    }
}
