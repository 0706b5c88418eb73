// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorclock.audit.AuditLog;
import org.doorclock.hub.access.RouteTable.Row;
import org.doorclock.hub.access.RouteTable.Who;
import org.doorclock.hub.audit.AuditWords;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Gate;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.tinylog.Logger;

/**
 * Lets through what {@link RouteTable} allows and nothing else: finds out who asks, whether they may, whether they may for
 * this site, how often they ask, and whether a form is really theirs. What it found is {@link Caller#of} and {@link
 * Form#of}. Reads no content before somebody may send it.
 */
final class AccessGate implements Gate {

    /** For programs that use a session's cookie: what {@link Form#TOKEN} is to forms. */
    private static final HeaderName FORM_TOKEN = HeaderNames.create("X-Form-Token");

    private static final Set<Method> SAFE = Set.of(Method.GET, Method.HEAD);

    private final Callers callers;
    private final RateLimit requests;
    private final Origins origins;
    private final Cookies cookies;
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AuditLog audit;

    /** @param requests by caller */
    AccessGate(
            final Callers callers,
            final RateLimit requests,
            final Origins origins,
            final Cookies cookies,
            final AuditLog audit) {
        this.callers = callers;
        this.requests = requests;
        this.origins = origins;
        this.cookies = cookies;
        this.audit = audit;
    }

    @Override
    public Handler guard(final Method method, final String pattern, final Handler handler) {
        final Optional<Row> row = RouteTable.row(method, pattern);
        if (row.isEmpty()) {
            return (request, response) -> Answers.problem(
                    response,
                    Problem.forbidden("Nobody has been allowed to use this address.", "See /openapi for others."));
        }
        return row.get().who() == Who.PUBLIC
                ? (request, response) -> open(handler, request, response)
                : (request, response) -> pass(row.get(), handler, request, response);
    }

    private void open(final Handler handler, final ServerRequest request, final ServerResponse response)
            throws Exception {
        if (!isSafe(request)) {
            requireOwnPage(request);
            final Form form = Form.read(request);
            requireSame(
                    form.text(Form.TOKEN),
                    cookies.read(request, Cookies.Name.FORM).orElse(""));
            request.context().register(form);
        }
        handler.handle(request, response);
    }

    private void pass(final Row row, final Handler handler, final ServerRequest request, final ServerResponse response)
            throws Exception {
        final Optional<Caller> found = find(row, request);
        if (found.isEmpty()) {
            Refusals.unknown(row, request, response);
            return;
        }
        final Caller caller = found.get();
        requests.take(caller.name()).ifPresent(seconds -> {
            throw ProblemException.tooManyRequests("You ask more often than this hub allows.", seconds);
        });
        if (caller.mustChange() && row.who() != Who.PERSON) {
            Refusals.mustChange(row, response);
        } else if (!row.admits(caller)) {
            note(row, caller, request);
            Refusals.notYours(row, caller, response);
        } else {
            switch (SiteCheck.of(row, caller, request)) {
                case BEYOND -> Refusals.otherSite(row, caller, response);
                case THE_ONE -> Refusals.toTheOneSite(caller, request, response);
                case WITHIN -> {
                    if (!isSafe(request) && caller.kind() != Caller.Kind.MACHINE) {
                        checkSender(caller, request);
                    }
                    request.context().register(caller);
                    handler.handle(request, response);
                }
            }
        }
    }

    private Optional<Caller> find(final Row row, final ServerRequest request) {
        try {
            final Optional<Caller> found = callers.find(request, row);
            broken.set(false);
            return found;
        } catch (AccessException e) {
            if (broken.compareAndSet(false, true)) {
                Logger.error(e.line());
            }
            throw e;
        }
    }

    /** The id of a case is no identity. */
    private void note(final Row row, final Caller caller, final ServerRequest request) {
        if (row.audited()) {
            final String id = request.path().pathParameters().first("id").orElse("");
            audit.refused(
                    caller.name(),
                    AuditWords.UNSEAL,
                    (id.matches("case-\\d{1,18}") ? id : "no case") + ": has not the role");
        }
    }

    /** A browser sends its cookies with whatever any page makes it send; only the hub's own pages know the form token. */
    private void checkSender(final Caller caller, final ServerRequest request) throws Exception {
        requireOwnPage(request);
        final Optional<String> header = request.headers().first(FORM_TOKEN);
        if (header.isPresent()) {
            requireSame(header.get(), caller.formToken());
            return;
        }
        if (!Form.isOne(request)) {
            throw foreign();
        }
        final Form form = Form.read(request);
        requireSame(form.text(Form.TOKEN), caller.formToken());
        request.context().register(form);
    }

    private void requireOwnPage(final ServerRequest request) {
        if (!origins.isOwnPage(request)) {
            throw foreign();
        }
    }

    private static void requireSame(final String sent, final String expected) {
        if (expected.isEmpty() || !Secrets.same(sent, expected)) {
            throw foreign();
        }
    }

    private static ProblemException foreign() {
        return new ProblemException(Problem.forbidden(
                "This was not sent by a page of this hub, or by one that is too old.",
                "Load the page anew and send it again. Programs use a token in the header Authorization."));
    }

    private static boolean isSafe(final ServerRequest request) {
        return SAFE.contains(request.prologue().method());
    }
}
