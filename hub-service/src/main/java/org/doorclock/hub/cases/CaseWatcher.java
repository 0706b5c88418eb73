// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Instant;
import java.util.Set;

/** Hears of cases as they are folded. Both are called on the thread that feeds the {@link CaseBook}, and must be quick. */
public interface CaseWatcher {

    /**
     * A case was made or made anew by one event. Called event by event in the order of receipt, so what is derived from
     * it alone comes out the same on a replay.
     *
     * @param received when the hub received that event
     */
    void folded(Case folded, Instant received);

    /** A batch is in the book: its cases can be read. */
    void settled(Set<String> sites);
}
