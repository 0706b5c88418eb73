// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.List;
import org.doorclock.measure.Measure;

/** Which measures count a case of certain traits, by clock and slot; worked out once for all such cases. Immutable. */
final class Eligibility {

    private final boolean[][] stopped;
    private final boolean[][] open;

    Eligibility(final CaseTraits traits, final List<List<Measure>> byClock) {
        stopped = under(traits, byClock, true);
        open = under(traits, byClock, false);
    }

    /** By the slots of the clock's measures; not to be changed. */
    boolean[] of(final int clock, final boolean isStopped) {
        return isStopped ? stopped[clock] : open[clock];
    }

    private static boolean[][] under(
            final CaseTraits traits, final List<List<Measure>> byClock, final boolean isStopped) {
        final boolean[][] counted = new boolean[byClock.size()][];
        for (int i = 0; i < counted.length; i++) {
            final List<Measure> measures = byClock.get(i);
            counted[i] = new boolean[measures.size()];
            for (int slot = 0; slot < counted[i].length; slot++) {
                counted[i][slot] = traits.countUnder(measures.get(slot).counts(), isStopped);
            }
        }
        return counted;
    }
}
