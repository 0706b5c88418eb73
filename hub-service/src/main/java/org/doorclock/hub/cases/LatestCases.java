// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Goes through the cases of memory and archive together, those that became known last first. Inside the book's lock. */
final class LatestCases {

    /** So much is done before events that wait are taken: some ten milliseconds. */
    private static final int AT_ONCE = 100_000;

    private static final int TO_READ = 10;
    private static final int TO_PASS = 1;

    private final Shelf shelf;
    private final Sieve sieve;
    private final Predicate<Case> visitor;
    private final Iterator<CaseEvent> here;
    private final Map<Part, Part.Records> records = new HashMap<>();
    private Optional<Case> next;
    private int left = AT_ONCE;
    private boolean more = true;
    private long last;

    private LatestCases(final Shelf shelf, final long below, final Sieve sieve, final Predicate<Case> visitor) {
        this.shelf = shelf;
        this.sieve = sieve;
        this.visitor = visitor;
        this.last = below;
        this.here = shelf.positions().descending(below);
        this.next = nextHere();
    }

    /**
     * Shows cases until the visitor has enough, or it is somebody else's turn.
     *
     * @param below only cases of a lower number
     * @param sieve which of the archive's patients are read
     * @param visitor says whether to go on
     * @return what to go on below; empty if nothing is left to be shown
     */
    static Optional<Long> show(final Shelf shelf, final long below, final Sieve sieve, final Predicate<Case> visitor) {
        final LatestCases cases = new LatestCases(shelf, below, sieve, visitor);
        shelf.archive().descend(below, cases::archived);
        cases.offerHere(-1);
        return cases.more && cases.left <= 0 ? Optional.of(cases.last) : Optional.empty();
    }

    private boolean archived(final long position, final Archive.Place place) {
        offerHere(position);
        if (goesOn() && sieve.lets(place)) {
            offer(decoded(position, place));
        } else if (goesOn()) {
            last = position;
            left -= TO_PASS;
        }
        return goesOn();
    }

    /** Those in memory that became known after a position. */
    private void offerHere(final long position) {
        while (goesOn() && next.isPresent() && next.get().number() > position) {
            offer(next.get());
            next = nextHere();
        }
    }

    private boolean goesOn() {
        return more && left > 0;
    }

    private void offer(final Case folded) {
        last = folded.number();
        left -= TO_READ;
        more = visitor.test(folded);
    }

    private Case decoded(final long position, final Archive.Place place) {
        final byte[] record =
                records.computeIfAbsent(place.part(), Part::records).get(place.patient());
        final Patient patient = shelf.codec().decode(record);
        return Shelf.in(patient, position).flatMap(patient::namedBy).orElseThrow();
    }

    private Optional<Case> nextHere() {
        while (here.hasNext()) {
            final CaseEvent event = here.next();
            final Optional<Case> named = event.patient().namedBy(event);
            if (named.isPresent()) {
                return named;
            }
        }
        return Optional.empty();
    }
}
