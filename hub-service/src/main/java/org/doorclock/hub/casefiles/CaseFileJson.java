// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.doorclock.event.Event;
import org.doorclock.event.Fact;
import org.doorclock.hub.exports.Column;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.store.StoredEvent;

/** The events of a case file for programs. */
final class CaseFileJson {

    static final Table TABLE = Table.ofFields(
                    "doorclock-case-events",
                    "eventId",
                    "event",
                    "counts",
                    "notCommissioned",
                    "site",
                    "door",
                    "device",
                    "method",
                    "closed",
                    "earliest",
                    "latest",
                    "shown",
                    "clockSource",
                    "recorded",
                    "received",
                    "by",
                    "reason")
            .and(
                    Column.at("undoneBy", "/undone/by"),
                    Column.at("undoneReason", "/undone/reason"),
                    Column.at("undoneRecorded", "/undone/recorded"));

    private CaseFileJson() {}

    static ObjectNode of(final CaseFile.Entry entry) {
        final Event event = entry.event();
        final ObjectNode node = Answers.object()
                .put("eventId", event.id())
                .put("event", event.fact().type())
                .put("counts", entry.counts())
                .put("notCommissioned", entry.leftOut())
                .put("site", event.origin().site())
                .put("door", event.door())
                .put("device", event.origin().device());
        if (event.fact() instanceof Fact.Reached reached) {
            node.put("method", reached.method().wireName());
        }
        if (event.fact() instanceof Fact.CaseClosed closed) {
            node.put("closed", closed.reason().wireName());
        }
        node.put("earliest", entry.when().earliest().toString())
                .put("latest", entry.when().latest().toString())
                .put("shown", entry.shown().toString())
                .put("clockSource", entry.basis())
                .put("recorded", event.recorded().toString())
                .put("received", entry.stored().received().toString())
                .put("by", CaseFile.by(event));
        event.correction().ifPresent(correction -> node.put("reason", correction.reason()));
        entry.undo().ifPresent(undo -> node.set("undone", undone(undo, entry.undoReason())));
        return node;
    }

    private static ObjectNode undone(final StoredEvent undo, final String reason) {
        return Answers.object()
                .put("eventId", undo.event().id())
                .put("by", CaseFile.by(undo.event()))
                .put("reason", reason)
                .put("recorded", undo.event().recorded().toString())
                .put("received", undo.received().toString());
    }
}
