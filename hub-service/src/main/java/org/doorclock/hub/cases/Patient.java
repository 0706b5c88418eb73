// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.util.Arrays;

/** One patient at one site: the digests of the tokens, the events, the cases folded from them. Names no one. */
final class Patient {

    private static final CaseEvent[] NO_EVENTS = {};
    private static final Case[] NO_CASES = {};

    private final SiteCases site;
    private long[] refs = {};
    private CaseEvent[] events = NO_EVENTS;
    private Case[] cases = NO_CASES;

    Patient(final SiteCases site) {
        this.site = site;
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

    void cases(final Case[] folded) {
        cases = folded;
    }
}
