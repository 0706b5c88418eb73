// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import org.doorclock.audit.AuditLog;
import org.doorclock.hub.audit.AuditWords;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;

/**
 * Links that open once. To look at one changes nothing, so that what fetches links ahead of people does not use it up; the
 * button on its page does.
 */
final class LinkRoutes implements Routes {

    static final String OPEN = "/open/";

    private static final String ROUTE = OPEN + "{key}";

    private final Tokens tokens;
    private final Users users;
    private final Entrance entrance;
    private final Cookies cookies;
    private final Origins origins;
    private final AuditLog audit;

    LinkRoutes(
            final Tokens tokens,
            final Users users,
            final Entrance entrance,
            final Cookies cookies,
            final Origins origins,
            final AuditLog audit) {
        this.tokens = tokens;
        this.users = users;
        this.entrance = entrance;
        this.cookies = cookies;
        this.origins = origins;
        this.audit = audit;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get(ROUTE, this::show);
        routing.post(ROUTE, this::open);
    }

    private void show(final ServerRequest request, final ServerResponse response) {
        Query.of(request);
        final Token link = link(request);
        Answers.page(response, AccountPages.link(link, key(request), entrance.formToken(request, response)));
    }

    private void open(final ServerRequest request, final ServerResponse response) {
        final Token link = link(request);
        switch (link.form()) {
            case SCREEN_LINK -> openScreen(link, request, response);
            case SIGN_IN_LINK -> signIn(link, request, response);
            case BEARER, SCREEN -> throw new IllegalStateException("no link");
        }
    }

    private void openScreen(final Token link, final ServerRequest request, final ServerResponse response) {
        audit.done(link.caller(), AuditWords.SCREEN_OPEN, link.grant() + " from " + origins.address(request));
        final String secret = tokens.openScreen(link).orElseThrow(LinkRoutes::gone);
        cookies.set(response, Cookies.Name.SCREEN, secret, link.lasts());
        Answers.seeOther(response, "/board/" + link.grant().sites().iterator().next());
    }

    private void signIn(final Token link, final ServerRequest request, final ServerResponse response) {
        final Optional<User> user = users.find(link.user());
        if (!tokens.useUp(link) || user.isEmpty()) {
            throw gone();
        }
        entrance.enter(user.get().account(), request, response, "by link");
        Answers.seeOther(response, Next.of("", user.get().account()));
    }

    private Token link(final ServerRequest request) {
        return tokens.link(key(request)).orElseThrow(LinkRoutes::gone);
    }

    private static String key(final ServerRequest request) {
        return request.path().pathParameters().get("key");
    }

    private static ProblemException gone() {
        return new ProblemException(Problem.notFound(
                "This link has been used, or it is too old, or it never was one.",
                "Whoever runs the hub can make another."));
    }
}
