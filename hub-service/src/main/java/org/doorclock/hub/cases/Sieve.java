// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which of the archive's patients are worth being read. Of files that are newer than it, all are. For one thread. */
final class Sieve {

    private final Map<Part, BitSet> wanted;

    private Sieve(final Map<Part, BitSet> wanted) {
        this.wanted = wanted;
    }

    /** Lets all through. */
    static Sieve open() {
        return new Sieve(Map.of());
    }

    /** Lets none of these files' patients through but those that are wanted later. */
    static Sieve of(final List<Part> parts) {
        return new Sieve(parts.stream().collect(Collectors.toMap(part -> part, part -> new BitSet())));
    }

    void want(final Part part, final int patient) {
        final BitSet ofPart = wanted.get(part);
        if (ofPart != null) {
            ofPart.set(patient);
        }
    }

    boolean lets(final Archive.Place place) {
        final BitSet ofPart = wanted.get(place.part());
        return ofPart == null || ofPart.get(place.patient());
    }
}
