// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** What was found: all of it is counted, the first {@value #MOST} are listed. Not changed once it is answered. */
public final class Findings<T> {

    /** People look at a hundred; nobody's memory is to be filled by a clock that was wrong for a year. */
    public static final int MOST = 20_000;

    private final List<T> listed = new ArrayList<>();
    private int count;

    /** @param finding asked for only if it is listed */
    void add(final Supplier<T> finding) {
        count++;
        if (listed.size() < MOST) {
            listed.add(finding.get());
        }
    }

    void addAll(final Findings<T> other) {
        count += other.count;
        listed.addAll(other.listed.subList(0, Math.min(other.listed.size(), MOST - listed.size())));
    }

    public int count() {
        return count;
    }

    public List<T> listed() {
        return Collections.unmodifiableList(listed);
    }

    public boolean isWhole() {
        return listed.size() == count;
    }
}
