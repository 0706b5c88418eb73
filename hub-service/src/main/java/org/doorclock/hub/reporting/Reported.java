// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.reporting;

import java.util.EnumMap;
import java.util.Map;
import org.doorclock.event.Milestone;
import org.doorclock.event.Reporter;
import org.doorclock.hub.cases.Case;

/** Who reported the first scans of one site, by role. A case counts once, of whatever pathway. */
public final class Reported {

    private final Map<Reporter, Integer> byRole = new EnumMap<>(Reporter.class);
    private int scans;
    private int reported;

    void add(final Case folded) {
        scans++;
        if (folded.first(Milestone.REPORT_PUBLISHED).isPresent()) {
            reported++;
            folded.reporter().ifPresent(role -> byRole.merge(role, 1, Integer::sum));
        }
    }

    /** Cases with a scan. */
    public int scans() {
        return scans;
    }

    /** Those of them with a report. */
    public int reported() {
        return reported;
    }

    /** Those whose first report was by such a person. */
    public int by(final Reporter role) {
        return byRole.getOrDefault(role, 0);
    }

    /** Reports of which nobody said who made them. */
    public int unstated() {
        return reported - byRole.values().stream().mapToInt(Integer::intValue).sum();
    }
}
