// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Goes through the cases of memory and archive together, those that became known last first. */
final class LatestCases {

    private final Shelf shelf;
    private final int most;
    private final Predicate<Case> filter;
    private final Iterator<CaseEvent> here;
    private final Map<Part, Part.Records> records = new HashMap<>();
    private final List<Case> found = new ArrayList<>();
    private Optional<Case> next;

    LatestCases(final Shelf shelf, final long below, final int most, final Predicate<Case> filter) {
        this.shelf = shelf;
        this.most = most;
        this.filter = filter;
        this.here = shelf.positions().descending(below);
        this.next = nextHere();
        shelf.archive().descend(below, (position, place) -> {
            offerHere(position);
            return found.size() < most && offer(archived(position, place));
        });
        offerHere(-1);
    }

    List<Case> found() {
        return found;
    }

    /** Those in memory that became known after a position. */
    private void offerHere(final long position) {
        while (found.size() < most && next.isPresent() && next.get().number() > position) {
            offer(next.get());
            next = nextHere();
        }
    }

    private boolean offer(final Case folded) {
        if (filter.test(folded)) {
            found.add(folded);
        }
        return found.size() < most;
    }

    private Case archived(final long position, final Archive.Place place) {
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
