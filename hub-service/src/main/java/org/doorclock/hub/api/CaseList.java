// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.doorclock.hub.board.Boards;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.time.TimeSource;

/** The cases that {@code /api/v1/cases} would answer, for pages. */
public final class CaseList {

    /** What the cases may be asked for by. */
    public static final String[] PARAMETERS = CaseFilter.PARAMETERS;

    private final CaseBook book;
    private final CaseJson json;
    private final CaseFilter filter;
    private final TimeSource time;

    public CaseList(
            final CaseBook book,
            final Boards boards,
            final Compliance compliance,
            final Organisation organisation,
            final TimeSource time) {
        this.book = book;
        this.json = new CaseJson(book, boards);
        this.filter = new CaseFilter(book, compliance, new Questions(book, organisation, time), organisation);
        this.time = time;
    }

    /** Those that became known last first, at most so many, as the API's JSON. */
    public List<ObjectNode> latest(final Query query, final int most) {
        final Instant now = time.now();
        final CaseFilter.Wanted wanted = filter.of(query, now);
        return book.latest(Long.MAX_VALUE, most, wanted.sought(), wanted.filter(), folded -> json.of(folded, now));
    }
}
