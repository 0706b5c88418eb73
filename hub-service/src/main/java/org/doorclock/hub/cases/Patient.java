// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.Arrays;
import java.util.Optional;

/** One patient at one site: the digests of the tokens, the events, the cases folded from them. Names no one. */
final class Patient {

    private static final CaseEvent[] NO_EVENTS = {};
    private static final Case[] NO_CASES = {};

    private final SiteCases site;
    private long[] refs = {};
    private CaseEvent[] events = NO_EVENTS;
    private Case[] cases = NO_CASES;
    private Case[] listed = NO_CASES;
    private boolean unsettled;

    Patient(final SiteCases site) {
        this.site = site;
    }

    /** @param events in their order */
    Patient(final SiteCases site, final long[] refs, final CaseEvent[] events) {
        this(site);
        this.refs = refs;
        this.events = events;
        for (final CaseEvent event : events) {
            event.belongTo(this);
        }
    }

    SiteCases site() {
        return site;
    }

    long[] refs() {
        return refs;
    }

    /** Ascending, so that it does not matter in which order they became known. */
    void addRef(final long ref) {
        refs = Arrays.copyOf(refs, refs.length + 1);
        refs[refs.length - 1] = ref;
        Arrays.sort(refs);
    }

    /** The number of the event that was received first. */
    long first() {
        long first = Long.MAX_VALUE;
        for (final CaseEvent event : events) {
            first = Math.min(first, event.position());
        }
        return first;
    }

    /** The case that an event gives its number; empty if it gives none. */
    Optional<Case> namedBy(final CaseEvent head) {
        for (final Case candidate : cases) {
            if (candidate.head() == head) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    CaseEvent[] events() {
        return events;
    }

    void add(final CaseEvent event) {
        event.belongTo(this);
        events = Arrays.copyOf(events, events.length + 1);
        events[events.length - 1] = event;
        Arrays.sort(events, CaseEvent.ORDER);
    }

    void sort() {
        Arrays.sort(events, CaseEvent.ORDER);
    }

    Case[] cases() {
        return cases;
    }

    /** Those of its cases, as they once were, that are listed by their time. */
    Case[] listed() {
        return listed;
    }

    void listed(final Case[] now) {
        listed = now;
    }

    void cases(final Case[] folded) {
        cases = folded;
    }

    /** Its cases are not listed as they are now. @return whether they were until now */
    boolean unsettle() {
        final boolean settled = !unsettled;
        unsettled = true;
        return settled;
    }

    /** Its cases are listed as they are. */
    void settle() {
        unsettled = false;
    }
}
