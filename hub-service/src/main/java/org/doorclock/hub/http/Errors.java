// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.NotFoundException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.doorclock.audit.AuditException;
import org.doorclock.journal.JournalException;
import org.doorclock.service.ThreadEnds;
import org.tinylog.Logger;

/** Turns whatever ends a request early into a {@link Problem}. */
final class Errors {

    private Errors() {}

    static void addTo(final RecordedRouting routing) {
        routing.error(ProblemException.class, (request, response, e) -> {
            e.retryAfter().ifPresent(seconds -> response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds)));
            Answers.problem(response, e.problem());
        });
        routing.error(NotFoundException.class, (request, response, e) -> noRoute(routing, request, response));
        routing.error(
                HttpException.class,
                (request, response, e) ->
                        Answers.problem(response, Problem.ofStatus(e.status().code())));
        routing.error(
                JournalException.class,
                (request, response, e) -> Answers.problem(
                        response,
                        Problem.unavailable(
                                "The hub cannot store or read its events.",
                                "See /observe/health; nothing was taken.")));
        routing.error(
                AuditException.class,
                (request, response, e) -> Answers.problem(
                        response,
                        Problem.unavailable(
                                "The hub's audit log cannot be used, so nothing that must be audited is done.",
                                "Check the disk and the folder audit in the hub's data directory.")));
        routing.error(RuntimeException.class, (request, response, e) -> unexpected(response, e));
    }

    private static void noRoute(
            final RecordedRouting routing, final ServerRequest request, final ServerResponse response) {
        final List<Method> allowed = routing.allowed(request.prologue());
        if (allowed.isEmpty() || allowed.contains(request.prologue().method())) {
            Answers.problem(response, Problem.ofStatus(Status.NOT_FOUND_404.code()));
            return;
        }
        final String methods = allowed.stream().map(Method::text).collect(Collectors.joining(", "));
        response.header(HeaderNames.ALLOW, methods);
        Answers.problem(response, Problem.methodNotAllowed(methods));
    }

    private static void unexpected(final ServerResponse response, final RuntimeException e) {
        // An exception's message may hold what was sent; its type and place do not.
        Logger.error("request failed: {}", ThreadEnds.inALine(e));
        Answers.problem(response, Problem.internal());
    }
}
