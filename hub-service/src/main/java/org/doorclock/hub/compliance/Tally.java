// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.Optional;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.cases.Standing;
import org.doorclock.measure.Measure;

/** Counts the cases of one row. */
final class Tally {

    private static final double NANOS_PER_MINUTE = 60e9;
    private static final double MEDIAN = 0.5;
    private static final double P90 = 0.9;

    private final Measure measure;
    private final Quantiles elapsed = new Quantiles();
    private int n;
    private int met;
    private int missed;
    private int running;
    private int indeterminate;
    private int quarantined;
    private int noClockStart;

    Tally(final Measure measure) {
        this.measure = measure;
    }

    /** @param elapsedNanos counts only if {@code stopped} */
    void add(final Standing standing, final long elapsedNanos, final boolean stopped) {
        n++;
        switch (standing) {
            case MET -> met++;
            case MISSED -> missed++;
            case RUNNING, OPEN -> running++;
            case STRADDLES -> indeterminate++;
            case STOP_BEFORE_START, ABSURDLY_LONG, STARTS_IN_THE_FUTURE -> quarantined++;
            case NO_CLOCK_START -> noClockStart++;
            case TIMED, NOT_COUNTED -> {
                // no figure of its own
            }
        }
        if (stopped && standing.isBelieved()) {
            elapsed.add(elapsedNanos);
        }
    }

    /** After this it may be added to others and shared by threads, and counts nothing more. */
    void settle() {
        elapsed.settle();
    }

    /** Adds what another one has counted, which must be settled. */
    void add(final Tally other) {
        n += other.n;
        met += other.met;
        missed += other.missed;
        running += other.running;
        indeterminate += other.indeterminate;
        quarantined += other.quarantined;
        noClockStart += other.noClockStart;
        elapsed.add(other.elapsed);
    }

    /** Adds counts that were made before, without their times. */
    void add(final int cases, final Row.Figures figures) {
        n += cases;
        met += figures.met();
        missed += figures.missed();
        running += figures.running();
        indeterminate += figures.indeterminate();
        quarantined += figures.quarantined();
        noClockStart += figures.noClockStart();
    }

    int n() {
        return n;
    }

    /** How many durations it keeps. */
    int size() {
        return elapsed.size();
    }

    /** Figures only where there are enough cases for the question. */
    Row row(final String period, final String org, final Band band, final Question question) {
        return new Row(period, org, band, n, question.shows(n) ? Optional.of(figures()) : Optional.empty());
    }

    Row.Figures figures() {
        final Optional<Share> share = met + missed == 0 ? Optional.empty() : Optional.of(Share.of(met, met + missed));
        return new Row.Figures(
                met,
                missed,
                running,
                indeterminate,
                quarantined,
                noClockStart,
                mean(),
                minutes(MEDIAN),
                minutes(P90),
                share,
                share.flatMap(s -> measure.target().map(target -> s.proportion() >= target)));
    }

    private Optional<Double> mean() {
        return elapsed.size() == 0 ? Optional.empty() : Optional.of(elapsed.mean() / NANOS_PER_MINUTE);
    }

    private Optional<Double> minutes(final double fraction) {
        return elapsed.size() == 0 ? Optional.empty() : Optional.of(elapsed.quantile(fraction) / NANOS_PER_MINUTE);
    }
}
