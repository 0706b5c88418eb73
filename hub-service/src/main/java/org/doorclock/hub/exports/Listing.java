// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.exports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Query;
import org.doorclock.journal.JournalException;

/**
 * Answers a list that lies in pages: as JSON a page at a time; as CSV a page if {@code limit} or {@code cursor} asks for
 * one, otherwise the whole list.
 */
public final class Listing {

    private Listing() {}

    /** Where a list comes from. What it answers is sent after it returns, so that a slow client holds nothing up. */
    @FunctionalInterface
    public interface Source {

        /**
         * @param after the key of the last item before; empty at the start
         * @param limit how many at most
         */
        Page page(Optional<String> after, int limit) throws JournalException;
    }

    /** @param next the key that the list goes on after; empty at its end */
    public record Page(List<ObjectNode> items, Optional<String> next) {

        /** @param found one more than {@code limit} if there are more */
        public static Page of(final List<Numbered> found, final int limit) {
            final List<Numbered> page = found.subList(0, Math.min(limit, found.size()));
            return new Page(
                    page.stream().map(Numbered::item).toList(),
                    found.size() > limit
                            ? Optional.of(Long.toString(page.getLast().number()))
                            : Optional.empty());
        }
    }

    /** @param number its key */
    public record Numbered(long number, ObjectNode item) {}

    /** @throws JournalException if the list cannot be read, and nothing was sent */
    public static void answer(
            final ServerRequest request,
            final ServerResponse response,
            final Query query,
            final Table table,
            final Source source)
            throws JournalException {
        final boolean csv = query.csv();
        final boolean whole = csv && !query.asksForPage();
        final Page first = source.page(query.cursor(), whole ? Query.MOST_LIMIT : query.limit());
        if (!csv) {
            Answers.page(request, response, first.items(), first.next());
        } else if (whole) {
            Csv.answer(query, response, table, from(first, source));
        } else {
            first.next().ifPresent(key -> Answers.linkNext(request, response, key));
            Csv.answer(query, response, table, first.items().stream());
        }
    }

    private static Stream<ObjectNode> from(final Page first, final Source source) {
        return Stream.iterate(
                        Optional.of(first),
                        Optional::isPresent,
                        page -> page.get().next().map(key -> read(source, key)))
                .flatMap(page -> page.orElseThrow().items().stream());
    }

    private static Page read(final Source source, final String after) {
        try {
            return source.page(Optional.of(after), Query.MOST_LIMIT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
