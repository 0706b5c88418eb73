// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.board.Boards;
import org.doorclock.hub.board.Subscription;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.time.TimeSource;

/** {@code GET /api/v1/board} and {@code /api/v1/board/stream}. */
final class BoardRoutes implements Routes {

    private static final int MOST_FOLLOWERS = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Boards boards;
    private final TimeSource time;

    BoardRoutes(final Boards boards, final TimeSource time) {
        this.boards = boards;
        this.time = time;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/api/v1/board", this::board);
        routing.get("/api/v1/board/stream", this::stream);
    }

    private void board(final ServerRequest request, final ServerResponse response) {
        final String site = Parameters.requiredSite(Query.of(request, "site"));
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        Answers.bytes(
                response, Answers.JSON, boards.current(site).encodeForPeople().getBytes(UTF_8));
    }

    /** Runs on the request's own virtual thread until the client is gone or the hub stops. */
    private void stream(final ServerRequest request, final ServerResponse response) throws InterruptedException {
        final String site = Parameters.requiredSite(Query.of(request, "site"));
        if (boards.subscribers() >= MOST_FOLLOWERS) {
            throw new ProblemException(Problem.unavailable(
                    MOST_FOLLOWERS + " boards are open already.", "Close those that no one looks at."));
        }
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        try (Subscription subscription = boards.subscribe(site);
                SseSink sink = response.sink(SseSink.TYPE)) {
            follow(subscription, sink, Caller.of(request));
        } catch (CloseConnectionException | UncheckedIOException e) {
            // The client is gone, which shows when it is written to; nothing else is to be done.
        }
    }

    /** Ends within a beat when who follows may no longer. */
    private void follow(final Subscription subscription, final SseSink sink, final Caller caller)
            throws InterruptedException {
        while (true) {
            final Subscription.Due due = subscription.await(PATIENCE);
            if (due.end() || !caller.standing().getAsBoolean()) {
                return;
            }
            due.board().ifPresent(board -> emit(sink, "snapshot", board.encodeForPeople()));
            if (due.beat()) {
                emit(
                        sink,
                        "beat",
                        Answers.object().put("now", time.now().toString()).toString());
            }
        }
    }

    private static void emit(final SseSink sink, final String name, final String data) {
        sink.emit(SseEvent.builder().name(name).data(data).build());
    }
}
