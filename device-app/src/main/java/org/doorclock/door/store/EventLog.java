// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.event.Fact;
import org.doorclock.event.MalformedEventException;
import org.doorclock.event.Occurrence;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;
import org.tinylog.Logger;

/** The journal's records as events, read around what is damaged. */
final class EventLog {

    private EventLog() {}

    /** Every sound record from {@code from} on, in order. */
    static void read(final Journal journal, final long from, final Journal.Visitor visitor) throws JournalException {
        final boolean[] more = {true};
        long next = Math.max(from, journal.first());
        for (final Journal.Damage damage : journal.damage()) {
            if (more[0] && damage.to() >= next) {
                readUpTo(journal, next, damage.from() - 1, visitor, more);
                next = damage.to() + 1;
            }
        }
        if (more[0]) {
            readUpTo(journal, next, Long.MAX_VALUE, visitor, more);
        }
    }

    private static void readUpTo(
            final Journal journal, final long from, final long to, final Journal.Visitor visitor, final boolean[] more)
            throws JournalException {
        if (from <= to && from <= journal.last()) {
            journal.read(from, (seq, record) -> {
                more[0] = visitor.visit(seq, record);
                return more[0] && seq < to;
            });
        }
    }

    /** Brings an index up to the journal's end. */
    static void replay(final Journal journal, final DoorIndex index) throws JournalException {
        read(journal, index.applied() + 1, (seq, record) -> {
            apply(seq, record, index);
            return true;
        });
        if (index.applied() < journal.last()) {
            index.skip(journal.last());
        }
    }

    private static void apply(final long seq, final byte[] record, final DoorIndex index) {
        try {
            change(EventCodec.decode(record)).accept(seq, index);
        } catch (MalformedEventException e) {
            Logger.warn("record {} is no event and is passed over: {}", seq, e.getMessage());
            index.skip(seq);
        }
    }

    /** What an event does to an index. */
    static BiConsumer<Long, DoorIndex> change(final Event event) {
        if (event.fact() instanceof Fact.Voided voided) {
            return (seq, index) -> index.remove(seq, seqOf(voided.eventId()));
        }
        final List<String> tokens =
                event.fact().about().map(patient -> patient.tokens()).orElse(List.of());
        if (tokens.isEmpty()) {
            return (seq, index) -> index.skip(seq);
        }
        return (seq, index) -> index.add(step(seq, event, tokens));
    }

    private static Step step(final long seq, final Event event, final List<String> tokens) {
        final Occurrence occurred = event.occurred();
        return new Step(
                seq,
                StepKind.of(event.fact()),
                event.best(),
                occurred.boot().map(Occurrence.BootTime::bootId).orElse(""),
                occurred.boot().map(Occurrence.BootTime::sinceBoot).orElse(Duration.ZERO),
                tokens);
    }

    /** An event id is {@code epoch/seq}; 0 for one that is not of this form. */
    private static long seqOf(final String eventId) {
        try {
            return Long.parseLong(eventId.substring(eventId.lastIndexOf('/') + 1));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
