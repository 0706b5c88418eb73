// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import org.doorclock.hub.statistics.Assurance;
import org.doorclock.hub.statistics.ControlChart;
import org.doorclock.hub.statistics.Limits;
import org.doorclock.hub.statistics.Signal;
import org.doorclock.hub.statistics.Variation;

/** What a control chart says, in words: whether it is getting better, and what that means for the target. */
public final class Conclusion {

    private Conclusion() {}

    /** One to three sentences. */
    public static String of(final ControlChart chart, final Words words) {
        return change(chart, words) + target(chart, words) + trial(chart, words);
    }

    private static String change(final ControlChart chart, final Words words) {
        final Signal signal = chart.last().signal();
        final String latest = "the latest " + words.period() + ", "
                + words.unit().say(chart.last().value()) + ", ";
        return switch (signal) {
            case COMMON_CAUSE -> "No change: " + latest + "is within what chance explains.";
            case ABOVE_LIMIT -> lead(chart, words) + latest + "is above the upper limit.";
            case BELOW_LIMIT -> lead(chart, words) + latest + "is below the lower limit.";
            case RISING -> lead(chart, words) + latest + "belongs to a rise that chance does not explain.";
            case FALLING -> lead(chart, words) + latest + "belongs to a fall that chance does not explain.";
            case TWO_OF_THREE_HIGH ->
                lead(chart, words) + latest + "and one of the two before are close to the upper limit.";
            case TWO_OF_THREE_LOW ->
                lead(chart, words) + latest + "and one of the two before are close to the lower limit.";
            case RUN_ABOVE ->
                lead(chart, words) + latest + "belongs to a run above the mean that chance does not explain.";
            case RUN_BELOW ->
                lead(chart, words) + latest + "belongs to a run below the mean that chance does not explain.";
        };
    }

    private static String lead(final ControlChart chart, final Words words) {
        final Variation variation = chart.variation(words.direction());
        return switch (variation) {
            case IMPROVEMENT_HIGH, IMPROVEMENT_LOW -> "Better: ";
            case CONCERN_HIGH, CONCERN_LOW -> "Worse: ";
            case NEUTRAL_HIGH, NEUTRAL_LOW, COMMON_CAUSE -> "Changed: ";
        };
    }

    private static String target(final ControlChart chart, final Words words) {
        final Limits limits = chart.last().limits();
        if (words.target().isEmpty() || !limits.areKnown()) {
            return "";
        }
        final double target = words.target().get();
        return chart.assurance(target, words.direction())
                .map(assurance -> " By its limits, " + reach(assurance, words) + " the target of "
                        + words.unit().say(target) + ".")
                .orElse("");
    }

    private static String reach(final Assurance assurance, final Words words) {
        return switch (assurance) {
            case CONSISTENT_PASS -> "every " + words.period() + " meets";
            case CONSISTENT_FAIL -> "no " + words.period() + " meets";
            case INCONSISTENT -> "chance decides which " + words.period() + "s meet";
        };
    }

    private static String trial(final ControlChart chart, final Words words) {
        final ControlChart.Phase phase = chart.phases().getLast();
        return phase.isTrial() && chart.last().limits().areKnown()
                ? " The limits are for trial: they rest on " + phase.basis() + " " + words.period()
                        + (phase.basis() == 1 ? "" : "s") + "."
                : "";
    }
}
