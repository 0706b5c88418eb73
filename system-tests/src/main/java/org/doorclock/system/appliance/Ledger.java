// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.appliance;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was typed at the door and what the door said to it. */
final class Ledger {

    private final Set<String> typed = new LinkedHashSet<>();
    private final Map<String, Optional<String>> promised = new LinkedHashMap<>();

    /** A wristband is about to be typed. */
    void typing(final String band) {
        typed.add(band);
    }

    /** The door gave the tone: this wristband is recorded, as this event. */
    void saved(final String band, final String eventId) {
        promised.put(band, Optional.of(eventId));
    }

    /** The door said that this wristband is on record already, though nobody had heard the tone. */
    void alreadyRecorded(final String band) {
        promised.putIfAbsent(band, Optional.empty());
    }

    long promises() {
        return promised.size();
    }

    /** Holds what was promised against what the hub has stored. */
    Verdict judge(final Bands bands, final HubStore hub) {
        final Map<String, Long> copies =
                hub.arrivals().stream().collect(Collectors.groupingBy(HubStore.Held::token, Collectors.counting()));
        final Set<String> known = typed.stream().map(bands::token).collect(Collectors.toSet());
        final Set<String> ids = hub.ids();
        final Set<String> lost = new TreeSet<>();
        promised.forEach((band, id) -> {
            if (!copies.containsKey(bands.token(band)) || id.isPresent() && !ids.contains(id.get())) {
                lost.add(id.orElse("a band that the door said it had"));
            }
        });
        final long duplicated = hub.repeatedIds()
                + copies.values().stream().mapToLong(n -> n - 1).sum();
        final long invented =
                copies.keySet().stream().filter(token -> !known.contains(token)).count();
        return new Verdict(promised.size(), lost, duplicated, invented, hub.gaps());
    }
}
