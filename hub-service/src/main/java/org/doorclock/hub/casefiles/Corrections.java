// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorclock.audit.AuditEntry;
import org.doorclock.audit.AuditLog;
import org.doorclock.event.Correction;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.event.Occurrence;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.audit.AuditWords;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.store.Draft;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Source;
import org.doorclock.journal.JournalException;
import org.doorclock.time.TimeInterval;
import org.doorclock.time.TimeSource;

/**
 * Records what people correct: one event each, in the name of the site's device {@code correction}. Nothing is changed or
 * removed. What is sent twice with the same key is recorded once. For many threads; one correction at a time.
 */
final class Corrections {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    private final CaseFiles files;
    private final Additions additions;
    private final EventStore store;
    private final RecordedKeys recorded;
    private final TimeSource time;
    private final AuditLog audit;

    /** @param recorded a listener of {@code store} */
    Corrections(
            final CaseFiles files,
            final Additions additions,
            final EventStore store,
            final RecordedKeys recorded,
            final TimeSource time,
            final AuditLog audit) {
        this.files = files;
        this.additions = additions;
        this.store = store;
        this.recorded = recorded;
        this.time = time;
        this.audit = audit;
    }

    /**
     * What became of it.
     *
     * @param eventId of the event that is recorded now
     * @param file the case as it is now
     * @param fresh false if it had been recorded before, with the same key
     */
    record Outcome(String eventId, CaseFile file, boolean fresh) {}

    /**
     * @throws ProblemException if it may not or cannot be recorded: one sentence that says why, and one that says what to do
     * @throws JournalException if the store cannot take it
     */
    synchronized Outcome record(final String caseId, final Caller caller, final Wanted wanted) throws JournalException {
        final CaseFile file = files.open(caseId, caller);
        if (!isKey(wanted.key())) {
            throw wrong(
                    "The key of this correction is missing or not 16 to 64 letters, digits, hyphens or underscores.",
                    "Make one at random for each correction; load a page anew to get one.");
        }
        final Correction correction = new Correction(caller.name(), Reason.of(wanted.why()), wanted.key());
        final Optional<Event> before = recorded.find(wanted.key());
        if (before.isPresent()) {
            return again(file, before.get(), correction, wanted.what());
        }
        final Draft draft = draft(file, correction, wanted.what());
        final Event event = store(file, caller, draft);
        return new Outcome(event.id(), files.open(caseId, caller), true);
    }

    static boolean isKey(final String text) {
        return KEY.matcher(text).matches();
    }

    private Draft draft(final CaseFile file, final Correction correction, final Wanted.What what) {
        return switch (what) {
            case Wanted.Undo undo -> undo(file, correction, undo);
            case Wanted.Add add -> additions.draft(file, correction, add);
        };
    }

    private Draft undo(final CaseFile file, final Correction correction, final Wanted.Undo undo) {
        final boolean isUndo = file.entries().stream()
                .flatMap(entry -> entry.undo().stream())
                .anyMatch(stored -> stored.event().id().equals(undo.eventId()));
        if (isUndo) {
            throw wrong("This is an undo itself, and an undo stays.", "Add the event again, with its time.");
        }
        final CaseFile.Entry entry = file.entry(undo.eventId())
                .orElseThrow(() -> wrong("This is no event of this case.", "Choose one of those that the case lists."));
        if (entry.undo().isPresent()) {
            throw wrong("This event was undone already.", "Look at the trail for who did it, and why.");
        }
        if (!entry.counts()) {
            throw wrong(
                    "This event counts nowhere: its device was not commissioned then.", "There is nothing to undo.");
        }
        return new Draft(
                entry.event().door(),
                new Fact.Voided(undo.eventId(), correction.reason()),
                Occurrence.told(TimeInterval.exactly(time.now())),
                Optional.of(correction));
    }

    private Event store(final CaseFile file, final Caller caller, final Draft draft) throws JournalException {
        final String about = file.id() + ", " + draft.fact().type()
                + (draft.fact() instanceof Fact.Voided voided ? " of " + voided.eventId() : "");
        audit.done(caller.name(), AuditWords.CORRECTION, about);
        try {
            return store.record(file.site(), Source.CORRECTION, List.of(draft)).getFirst();
        } catch (JournalException e) {
            audit.append(caller.name(), AuditWords.CORRECTION, AuditEntry.Outcome.FAILED, about);
            throw e;
        }
    }

    /** The same key means the same correction, or somebody's mistake. */
    private Outcome again(
            final CaseFile file, final Event before, final Correction correction, final Wanted.What what) {
        final boolean same = isOf(file, before)
                && before.correction().filter(correction::equals).isPresent()
                && switch (what) {
                    case Wanted.Undo undo ->
                        before.fact() instanceof Fact.Voided voided
                                && voided.eventId().equals(undo.eventId());
                    case Wanted.Add add -> additions.isThat(file, before, add);
                };
        if (!same) {
            throw new ProblemException(new Problem(
                    409,
                    "key-used",
                    "The key belongs to another correction",
                    "This form was sent before, and what it said then is recorded.",
                    "Look at the trail; if this is another correction, send it again."));
        }
        return new Outcome(before.id(), file, false);
    }

    /** A site has many cases, and one may say of each the same of the same minute. */
    private static boolean isOf(final CaseFile file, final Event event) {
        return event.fact() instanceof Fact.Voided voided
                ? file.entry(voided.eventId()).isPresent()
                : file.entry(event.id()).isPresent();
    }

    static ProblemException wrong(final String detail, final String remedy) {
        return new ProblemException(Problem.unprocessable(detail, remedy));
    }
}
