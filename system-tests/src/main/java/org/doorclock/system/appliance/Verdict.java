// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the door kept its word.
 *
 * @param promised wristbands that the door said are recorded
 * @param lost events among them that the hub does not hold
 * @param duplicated events beyond the first for the same wristband or with the same id
 * @param invented events of wristbands that were never typed
 * @param gaps numbers missing in the hub's sequence of the door's events
 */
record Verdict(long promised, Set<String> lost, long duplicated, long invented, long gaps) {

    /** Of nothing yet. */
    static final Verdict NONE = new Verdict(0, Set.of(), 0, 0, 0);

    Verdict plus(final Verdict more) {
        final Set<String> both = new TreeSet<>(lost);
        both.addAll(more.lost);
        return new Verdict(
                promised + more.promised,
                both,
                duplicated + more.duplicated,
                invented + more.invented,
                gaps + more.gaps);
    }

    boolean isKept() {
        return promised > 0 && lost.isEmpty() && duplicated == 0 && invented == 0 && gaps == 0;
    }

    @Override
    public String toString() {
        return promised + " acknowledged, " + lost.size() + " lost, " + duplicated + " duplicated, " + invented
                + " invented" + (gaps == 0 ? "" : ", " + gaps + " gaps");
    }
}
