// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.doorclock.measure.Admitted;
import org.doorclock.measure.Cohort;
import org.doorclock.measure.Measure;

/** The measures that cases are counted by, those with the same clock together. Safe for use by many threads. */
public final class MeasureSet {

    private final List<Place> places;
    private final List<Clock> clocks;
    private final List<List<Measure>> byClock;
    private final Map<CaseTraits, Eligibility> eligibilities = new ConcurrentHashMap<>();

    /** Where a measure's figures are kept. Made here alone. */
    public record Place(Measure measure, int clock, int slot) {}

    public MeasureSet(final List<Measure> measures) {
        clocks = measures.stream().map(Clock::of).distinct().toList();
        byClock = clocks.stream()
                .map(clock -> measures.stream()
                        .filter(measure -> Clock.of(measure).equals(clock))
                        .toList())
                .toList();
        final List<Place> all = new ArrayList<>();
        for (final Measure measure : measures) {
            final int clock = clocks.indexOf(Clock.of(measure));
            all.add(new Place(measure, clock, byClock.get(clock).indexOf(measure)));
        }
        places = List.copyOf(all);
    }

    public List<Place> places() {
        return places;
    }

    public Optional<Place> find(final String id) {
        return places.stream().filter(place -> place.measure().id().equals(id)).findFirst();
    }

    /** The rules themselves: the same text for the same rules, another for others. */
    public String fingerprint() {
        return places.stream()
                .map(place -> {
                    final Measure measure = place.measure();
                    final Cohort counts = measure.counts();
                    return String.join(
                            " ",
                            measure.id(),
                            measure.clockStarts().toString(),
                            measure.clockStop().toString(),
                            measure.limit().toString(),
                            measure.absurdAfter().toString(),
                            new TreeSet<>(counts.pathways()).toString(),
                            fingerprint(counts.modalities()),
                            fingerprint(counts.arrivalModes()),
                            fingerprint(counts.urgencies()),
                            Boolean.toString(counts.inpatients()),
                            Boolean.toString(counts.neverStopped()),
                            new TreeSet<>(counts.leftOut()).toString(),
                            new TreeSet<>(counts.leftOutAlways()).toString());
                })
                .collect(Collectors.joining("\n"));
    }

    private static <T extends Enum<T>> String fingerprint(final Admitted<T> admitted) {
        return new TreeSet<>(admitted.values()) + " " + admitted.unstated();
    }

    /** The measures of each clock, in the order of their slots. */
    List<List<Measure>> byClock() {
        return byClock;
    }

    /**
     * The case by each clock. By the first clock every case has a timing, as lists and boards go by it; by the others it has
     * none, and null stands there, if no measure of that clock counts it.
     */
    Timing[] time(final Case folded) {
        final Eligibility eligibility = eligibility(folded);
        final Timing[] timings = new Timing[clocks.size()];
        for (int i = 0; i < timings.length; i++) {
            timings[i] = timeOf(folded, i, eligibility);
        }
        return timings;
    }

    private Eligibility eligibility(final Case folded) {
        return eligibilities.computeIfAbsent(CaseTraits.of(folded), traits -> new Eligibility(traits, byClock));
    }

    /** As one of {@link #time(Case)}: null where no measure of the clock counts the case, but for the first clock. */
    Timing timeOf(final Case folded, final int clock) {
        return timeOf(folded, clock, eligibility(folded));
    }

    private Timing timeOf(final Case folded, final int clock, final Eligibility eligibility) {
        final Timing timing = new Timing(folded, clocks.get(clock), clock, byClock.get(clock), eligibility);
        return clock == 0 || timing.isCounted() ? timing : null;
    }

    Timing time(final Case folded, final int clock) {
        return new Timing(folded, clocks.get(clock), clock, byClock.get(clock), eligibility(folded));
    }
}
