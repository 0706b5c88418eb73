// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.time.Instant;
import java.util.List;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.time.TimeSource;

/** Counts cases under a measure, by place and period. Safe for use by many threads. */
public final class Compliance {

    private final CaseBook book;
    private final Gaps gaps;
    private final TimeSource time;

    public Compliance(final CaseBook book, final Gaps gaps, final TimeSource time) {
        this.book = book;
        this.gaps = gaps;
        this.time = time;
    }

    public Answer answer(final Question question) {
        final Instant now = time.now();
        return book.read(() -> count(question, now));
    }

    private Answer count(final Question question, final Instant now) {
        final Periods periods = new Periods(question.from(), question.to(), question.grain());
        final Counting counting = new Counting(question, periods);
        final List<String> sites = question.site().map(List::of).orElseGet(book::sites);
        for (final String site : sites) {
            final Counting.OfSite counter = counting.of(site, book.doors(site));
            book.count(site, question.measure(), periods.from(), periods.to(), now, counter);
            counter.finish();
        }
        return new Answer(
                question,
                counting.rows(),
                counting.clockStarts(),
                book.freshness(),
                sites.stream().flatMap(site -> gaps.at(site).stream()).toList());
    }
}
