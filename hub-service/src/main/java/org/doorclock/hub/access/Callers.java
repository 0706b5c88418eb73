// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import org.doorclock.audit.AuditLog;
import org.doorclock.hub.access.RouteTable.Row;
import org.doorclock.hub.audit.AuditWords;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.time.TimeSource;

/** Finds out who asks: by a token in the header, else by a session's cookie, else by a wall screen's. */
final class Callers {

    private static final String BEARER = "Bearer ";
    private static final int MOST_SECRET = 200;

    private final Sessions sessions;
    private final Tokens tokens;
    private final Cookies cookies;
    private final Origins origins;
    private final AuditLog audit;
    private final RateLimit refusals;
    private final RateLimit audited;

    Callers(
            final Sessions sessions,
            final Tokens tokens,
            final Cookies cookies,
            final Origins origins,
            final AuditLog audit,
            final TimeSource time) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookies = cookies;
        this.origins = origins;
        this.audit = audit;
        this.refusals = new RateLimit(60, 1, time);
        this.audited = new RateLimit(3, 1.0 / 600, time);
    }

    /**
     * Who asks; empty if nobody who is known. A screen is known where boards are read and nowhere else.
     *
     * @throws ProblemException if a token is sent that is none
     */
    Optional<Caller> find(final ServerRequest request, final Row row) {
        final Optional<String> header = request.headers().first(HeaderNames.AUTHORIZATION);
        if (header.isPresent()) {
            return Optional.of(machine(request, header.get()));
        }
        final Optional<Caller> person = cookies.read(request, Cookies.Name.SESSION)
                .filter(secret -> secret.length() <= MOST_SECRET)
                .flatMap(sessions::find)
                .map(this::person);
        return person.filter(row::admits)
                .or(() -> screen(request).filter(row::admits))
                .or(() -> person);
    }

    private Caller machine(final ServerRequest request, final String header) {
        final Optional<Token> token = Optional.of(header)
                .filter(text -> text.length() <= MOST_SECRET && text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .flatMap(text -> tokens.find(text.substring(BEARER.length()).strip(), Token.Form.BEARER));
        return token.map(known -> of(known, Caller.Kind.MACHINE)).orElseThrow(() -> refused(request));
    }

    private ProblemException refused(final ServerRequest request) {
        final String address = origins.address(request);
        if (audited.take(address).isEmpty()) {
            audit.refused("nobody", AuditWords.TOKEN_REFUSED, "from " + address);
        }
        return refusals.take(address)
                .map(seconds -> ProblemException.tooManyRequests("Too many requests with a wrong token.", seconds))
                .orElseGet(() -> new ProblemException(Problem.unauthorized(
                        "The token is not one of this hub's, or it has expired, or it was revoked.",
                        "'doorclock hub token list' on the hub shows those there are.")));
    }

    private Optional<Caller> screen(final ServerRequest request) {
        return request.prologue().method().equals(Method.GET)
                ? cookies.read(request, Cookies.Name.SCREEN)
                        .filter(secret -> secret.length() <= MOST_SECRET)
                        .flatMap(secret -> tokens.find(secret, Token.Form.SCREEN))
                        .map(token -> of(token, Caller.Kind.SCREEN))
                : Optional.empty();
    }

    private Caller person(final Sessions.Known known) {
        final Account account = known.account();
        return new Caller(
                account.caller(),
                Caller.Kind.PERSON,
                account.grant().roles(),
                account.grant().sites(),
                known.session().formToken(),
                account.mustChange(),
                () -> sessions.stands(known.session()));
    }

    private Caller of(final Token token, final Caller.Kind kind) {
        return new Caller(
                token.caller(),
                kind,
                token.grant().roles(),
                token.grant().sites(),
                "",
                false,
                () -> tokens.stands(token));
    }
}
