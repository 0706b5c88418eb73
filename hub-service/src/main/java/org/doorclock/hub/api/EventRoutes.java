// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorclock.event.EventCodec;
import org.doorclock.event.Fact;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseEvent;
import org.doorclock.hub.exports.Column;
import org.doorclock.hub.exports.Listing;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.journal.JournalException;

/** {@code GET /api/v1/events}: the events as they came, in the order of receipt, without what stands for the patient. */
final class EventRoutes implements Routes {

    /** So many are looked at for a page at most: of a caller bound to a site most may be others'. */
    private static final int MOST_LOOKED_AT = 20_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Table TABLE = Table.ofFields(
                    "doorclock-events", "position", "received", "id", "type", "site", "device")
            .and(
                    Column.at("door", "/data/door"),
                    Column.at("earliest", "/data/occurred/earliest"),
                    Column.at("latest", "/data/occurred/latest"),
                    Column.at("clockSource", "/data/occurred/source"),
                    Column.at("recorded", "/data/recorded"),
                    Column.at("placedEarliest", "/placed/earliest"),
                    Column.at("placedLatest", "/placed/latest"),
                    Column.at("placedSource", "/placed/source"),
                    Column.of("notCommissioned"));

    private final EventReader reader;
    private final CaseBook book;
    private final long mostLookedAt;

    EventRoutes(final EventReader reader, final CaseBook book) {
        this(reader, book, MOST_LOOKED_AT);
    }

    EventRoutes(final EventReader reader, final CaseBook book, final long mostLookedAt) {
        this.reader = reader;
        this.book = book;
        this.mostLookedAt = mostLookedAt;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/events", this::list);
    }

    private void list(final ServerRequest request, final ServerResponse response) throws JournalException {
        final Query query = Query.ofList(request, "case");
        final Optional<String> id = query.text("case");
        final Caller caller = Caller.of(request);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        Listing.answer(request, response, query, TABLE, (cursor, limit) -> {
            final long after = cursor.map(EventRoutes::position).orElse(0L);
            return id.isPresent() ? page(ofCase(caller, id.get(), after, limit), limit) : all(caller, after, limit);
        });
    }

    /** Those that the caller may see; a page may hold fewer than {@code limit}, even none, and the list go on. */
    private Listing.Page all(final Caller caller, final long after, final int limit) throws JournalException {
        final long end = after + mostLookedAt;
        final List<ObjectNode> found = new ArrayList<>();
        final AtomicBoolean more = new AtomicBoolean();
        reader.read(after + 1, (position, received, json) -> {
            if (position > end) {
                more.set(true);
                return false;
            }
            read(position, received, json)
                    .filter(event -> caller.reaches(event.path("site").asText()))
                    .ifPresent(found::add);
            return found.size() <= limit;
        });
        final Listing.Page page = page(found, limit);
        return more.get() ? new Listing.Page(page.items(), Optional.of(Long.toString(end))) : page;
    }

    /** Those that the case is made of, so that a figure can be walked back to them; undone ones are none of them. */
    private List<ObjectNode> ofCase(final Caller caller, final String id, final long after, final int limit)
            throws JournalException {
        final long[] positions = book.read(() -> book.find(id)
                        .filter(folded -> caller.reaches(folded.site()))
                        .map(Case::numbers))
                .orElseThrow(() -> new ProblemException(
                        Problem.notFound("There is no case of this id.", "See /api/v1/cases for those there are.")));
        Arrays.sort(positions);
        final List<ObjectNode> found = new ArrayList<>();
        for (final long wanted : positions) {
            if (wanted > after && found.size() <= limit) {
                reader.read(wanted, (position, received, json) -> {
                    if (position == wanted) {
                        read(position, received, json).ifPresent(found::add);
                    }
                    return false;
                });
            }
        }
        return found;
    }

    private Listing.Page page(final List<ObjectNode> found, final int limit) {
        final List<ObjectNode> page = found.subList(0, Math.min(limit, found.size()));
        final Optional<String> next = found.size() > limit
                ? Optional.of(page.getLast().path("position").asText())
                : Optional.empty();
        book.read(() -> {
            page.forEach(this::putPlaced);
            return page;
        });
        return new Listing.Page(page, next);
    }

    private static Optional<ObjectNode> read(final long position, final Instant received, final byte[] json) {
        try {
            return JSON.readTree(json) instanceof ObjectNode event
                    ? Optional.of(shown(position, received, event))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Fields that this version knows to be safe; whatever else a newer device says of a patient stays out. */
    private static ObjectNode shown(final long position, final Instant received, final ObjectNode event) {
        final ObjectNode node = Answers.object().put("position", position).put("received", received.toString());
        for (final String field :
                List.of("specversion", "id", "source", "type", "time", "site", "device", "epoch", "seq")) {
            copy(event, node, field);
        }
        final JsonNode data = event.path("data");
        final ObjectNode shown = node.putObject("data");
        for (final String field : List.of(
                "door",
                "recorded",
                "method",
                "pathway",
                "modality",
                "arrivalMode",
                "urgency",
                "reporter",
                "place",
                "voids",
                "version",
                "anchor",
                "test",
                "results",
                "subject",
                "standing",
                "selfTest")) {
            copy(data, shown, field);
        }
        copy(data, shown, "occurred");
        // Elsewhere a reason is free text, in which people write names.
        if (event.path("type").asText().equals(EventCodec.TYPE_PREFIX + Fact.CaseClosed.TYPE)) {
            copy(data, shown, "reason");
        }
        return node;
    }

    /** Beside what the device recorded: where anchors of the same boot placed it, and whether it counts nowhere. */
    private void putPlaced(final ObjectNode event) {
        final Optional<CaseEvent> inBook = book.event(event.path("position").asLong());
        inBook.filter(CaseEvent::isLeftOut).ifPresent(known -> event.put("notCommissioned", true));
        inBook.filter(known -> known.recorded().isPresent())
                .ifPresent(known -> event.putObject("placed")
                        .put("earliest", known.when().earliest().toString())
                        .put("latest", known.when().latest().toString())
                        .put("source", known.basis()));
    }

    private static void copy(final JsonNode from, final ObjectNode to, final String field) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        }
    }

    private static long position(final String cursor) {
        try {
            final long position = Long.parseLong(cursor);
            if (position >= 0 && position < Long.MAX_VALUE) {
                return position;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Parameters.wrong("The parameter cursor is not one of this list.", "Use the Link of the page before.");
    }
}
