// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.doorclock.audit.AuditLog;
import org.doorclock.hub.access.RateLimit;
import org.doorclock.hub.api.EventReader;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.store.EventStore;
import org.doorclock.time.TimeSource;

/** Single cases, for people and programs: what is on record, corrections, and whose case it is. */
public final class CaseFileParts {

    private final Routes api;
    private final List<Routes> pages;

    /**
     * @param codes what boards call a case; asked inside {@link CaseBook#read}
     * @param unsealings how many identities one caller may open
     * @param recorded a listener of {@code store}
     */
    public CaseFileParts(
            final CaseBook book,
            final Function<Case, Optional<String>> codes,
            final EventStore store,
            final RecordedKeys recorded,
            final IdentityKey key,
            final RateLimit unsealings,
            final TimeSource time,
            final AuditLog audit) {
        final EventReader reader = store::read;
        final CaseFiles files = new CaseFiles(book, codes, reader, time);
        final Corrections corrections = new Corrections(files, new Additions(book, time), store, recorded, time, audit);
        final Identities identities = new Identities(files, key, unsealings, audit);
        api = new CaseFileRoutes(files, corrections, identities);
        pages = List.of(new CasePageRoutes(files, corrections, identities), new CaseListRoutes(book, codes));
    }

    /** For programs. */
    public Routes api() {
        return api;
    }

    /** For people. */
    public List<Routes> pages() {
        return pages;
    }
}
