// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.reporting;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.doorclock.event.Milestone;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseEvent;

/** Counts who reports scans: how much of the work reporting radiographers do. Safe for use by many threads. */
public final class Reporting {

    private final CaseBook book;

    public Reporting(final CaseBook book) {
        this.book = book;
    }

    /**
     * By site, of the scans that started in that time.
     *
     * @param from inclusive
     * @param to exclusive
     * @param counts which cases are asked about
     */
    public Map<String, Reported> of(final Instant from, final Instant to, final Predicate<Case> counts) {
        final Map<String, Reported> bySite = new TreeMap<>();
        book.every(folded -> {
            if (isBetween(folded.first(Milestone.SCAN_START), from, to) && counts.test(folded)) {
                bySite.computeIfAbsent(folded.site(), site -> new Reported()).add(folded);
            }
        });
        return bySite;
    }

    private static boolean isBetween(final Optional<CaseEvent> scan, final Instant from, final Instant to) {
        return scan.map(CaseEvent::shown)
                .filter(at -> !at.isBefore(from) && at.isBefore(to))
                .isPresent();
    }
}
