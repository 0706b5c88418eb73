// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.doorclock.audit.AuditEntry;
import org.doorclock.audit.AuditLog;
import org.doorclock.event.PatientRef;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.access.RateLimit;
import org.doorclock.hub.audit.AuditWords;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.identity.Identifier;
import org.doorclock.identity.UnsealException;
import org.doorclock.identity.Unsealer;
import org.doorclock.journal.JournalException;

/**
 * Opens the sealed identity of a case for somebody who says why. The audit log has it, without the identity, before
 * anybody sees it; tries that came to nothing are there too. For many threads.
 */
final class Identities {

    private static final int SHORTEST_TO_LOOK_FOR = 4;

    private final CaseFiles files;
    private final IdentityKey key;
    private final RateLimit limit;
    private final AuditLog audit;

    /** @param limit how many one caller may open, or try to */
    Identities(final CaseFiles files, final IdentityKey key, final RateLimit limit, final AuditLog audit) {
        this.files = files;
        this.key = key;
        this.limit = limit;
        this.audit = audit;
    }

    /**
     * The identifiers, each once.
     *
     * @throws ProblemException if they may not or cannot be shown
     * @throws JournalException if the journal cannot be read
     */
    List<Identifier> open(final String caseId, final Caller caller, final String why) throws JournalException {
        final String about = caseId.matches("case-\\d{1,18}") ? caseId : "no case";
        try {
            final String reason = Reason.of(why);
            final CaseFile file = files.open(caseId, caller);
            // Before anything is opened: what a refusal says of an identity is a look at it too.
            limit.take(caller.name()).ifPresent(seconds -> {
                throw ProblemException.tooManyRequests(
                        "You have opened as many identities as one may in an hour.", seconds);
            });
            final List<Identifier> identifiers = unsealed(file);
            requireNone(identifiers, reason);
            audit.done(caller.name(), AuditWords.UNSEAL, about + ": " + reason);
            return identifiers;
        } catch (ProblemException e) {
            final AuditEntry.Outcome outcome =
                    e.problem().status() == 503 ? AuditEntry.Outcome.FAILED : AuditEntry.Outcome.REFUSED;
            audit.append(
                    caller.name(),
                    AuditWords.UNSEAL,
                    outcome,
                    about + ": " + e.problem().detail());
            throw e;
        }
    }

    private List<Identifier> unsealed(final CaseFile file) {
        final Unsealer unsealer = key.unsealer()
                .orElseThrow(
                        () -> new ProblemException(
                                Problem.unavailable(
                                        "This hub has no private key, so it cannot open what the doors sealed.",
                                        "Put seal.private into the folder that the hub's key named keys says, and start the hub again.")));
        final List<String> sealed = file.entries().stream()
                .flatMap(entry -> entry.patient().stream())
                .map(PatientRef::sealed)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        if (sealed.isEmpty()) {
            throw new ProblemException(Problem.unprocessable(
                    "No identity was kept with this case.", "Ask at the door where its events were recorded."));
        }
        final Set<Identifier> identifiers = new LinkedHashSet<>();
        for (final String value : sealed) {
            try {
                identifiers.addAll(unsealer.unseal(value));
            } catch (UnsealException e) {
                // Sealed to another key, or damaged: another event of the case may still say it.
            }
        }
        if (identifiers.isEmpty()) {
            throw new ProblemException(Problem.unprocessable(
                    "The identity of this case was sealed to another key than this hub's.",
                    "Ask whoever made the site's keys for the one that was in use then."));
        }
        return List.copyOf(identifiers);
    }

    /** The reason goes into the log, where no identity may be. */
    private static void requireNone(final List<Identifier> identifiers, final String reason) {
        final boolean named = identifiers.stream()
                .map(Identifier::value)
                .anyMatch(value -> value.length() >= SHORTEST_TO_LOOK_FOR
                        && reason.replace(" ", "").contains(value.replace(" ", "")));
        if (named) {
            throw new ProblemException(Problem.unprocessable(
                    "The reason holds an identifier, and is kept as it is.", "Say why without it."));
        }
    }
}
