// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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

    /** As {@link CaseBook#every}. */
    void every(final Consumer<Case> visitor) {
        Optional<Long> next = Optional.of(Long.MAX_VALUE);
        while (next.isPresent()) {
            next = show(next.get(), Sieve.open(), folded -> {
                visitor.accept(folded);
                return true;
            });
        }
    }

    private Optional<Long> show(final long below, final Sieve sieve, final Predicate<Case> visitor) {
        return book.read(() -> LatestCases.show(shelf, below, sieve, visitor));
    }

    private Sieve sieve(final Sought sought) {
        final List<Part> parts = book.read(this::keep);
        try {
            final Sieve sieve = Sieve.of(parts);
            for (final SiteTimings timings : book.read(() -> timings(sought))) {
                parts.forEach(part -> timings.sift(part, sought, sieve));
            }
            return sieve;
        } finally {
            parts.forEach(Part::release);
        }
    }

    private List<Part> keep() {
        final List<Part> parts = shelf.archive().parts();
        parts.forEach(Part::keep);
        return parts;
    }

    private List<SiteTimings> timings(final Sought sought) {
        return sites.values().stream()
                .filter(site -> sought.site().test(site.name()))
                .map(site -> site.timings(sought.measure().clock()))
                .toList();
    }
}
