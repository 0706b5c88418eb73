// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Lists of the book's cases, those that became known last first, made some at a time. */
final class CaseLists {

    private final CaseBook book;
    private final Shelf shelf;
    private final Map<String, SiteCases> sites;

    /** @param sites read inside the book's lock */
    CaseLists(final CaseBook book, final Shelf shelf, final Map<String, SiteCases> sites) {
        this.book = book;
        this.shelf = shelf;
        this.sites = sites;
    }

    /** As {@link CaseBook#latest(long, int, Sought, Predicate, Function)}. */
    <T> List<T> latest(
            final long below,
            final int most,
            final Optional<Sought> sought,
            final Predicate<Case> filter,
            final Function<Case, T> view) {
        final List<T> found = new ArrayList<>();
        final Predicate<Case> visitor = folded -> {
            if (filter.test(folded)) {
                found.add(view.apply(folded));
            }
            return found.size() < most;
        };
        Optional<Long> next = show(below, Sieve.open(), visitor);
        // Most find enough at once; the others are worth a look at the tables.
        final Sieve sieve = next.flatMap(more -> sought)
                .filter(Sought::isInTables)
                .map(this::sieve)
                .orElseGet(Sieve::open);
        while (next.isPresent()) {
            next = show(next.get(), sieve, visitor);
        }
        return found;
    }

    private Optional<Long> show(final long below, final Sieve sieve, final Predicate<Case> visitor) {
        return book.read(() -> LatestCases.show(shelf, below, sieve, visitor));
    }

    private Sieve sieve(final Sought sought) {
        final Sieve sieve = Sieve.of(book.read(shelf.archive()::parts));
        book.read(book::sites).stream()
                .filter(sought.site())
                .forEach(site -> book.read(() -> {
                    sites.get(site).timings(sought.measure().clock()).sift(sought, sieve);
                    return sieve;
                }));
        return sieve;
    }
}
