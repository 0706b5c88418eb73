// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
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

/** Signing in and out, and one's own account. */
final class AccountRoutes implements Routes {

    static final String SIGN_IN = "/sign-in";
    static final String SIGN_OUT = "/sign-out";
    static final String ACCOUNT = "/account";
    static final String PASSWORD = "/account/password";

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    private final Users users;
    private final Outsiders outsiders;
    private final String provider;
    private final SignIn signIn;
    private final Entrance entrance;
    private final Origins origins;
    private final AuditLog audit;

    /** @param provider what people call another way to sign in; empty if there is none */
    AccountRoutes(
            final Users users,
            final Outsiders outsiders,
            final String provider,
            final SignIn signIn,
            final Entrance entrance,
            final Origins origins,
            final AuditLog audit) {
        this.users = users;
        this.outsiders = outsiders;
        this.provider = provider;
        this.signIn = signIn;
        this.entrance = entrance;
        this.origins = origins;
        this.audit = audit;
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get(SIGN_IN, this::signInPage);
        routing.post(SIGN_IN, this::signIn);
        routing.post(SIGN_OUT, this::signOut);
        routing.get(ACCOUNT, this::account);
        routing.get(PASSWORD, this::passwordPage);
        routing.post(PASSWORD, this::changePassword);
    }

    private void signInPage(final ServerRequest request, final ServerResponse response) {
        sendSignIn(request, response, Query.of(request, "next").text("next").orElse(""), "");
    }

    private void signIn(final ServerRequest request, final ServerResponse response) {
        final Form form = Form.of(request);
        final String next = form.text("next");
        try {
            final Optional<User> user =
                    signIn.check(form.text("name"), form.text("password"), origins.address(request));
            if (user.isPresent()) {
                entrance.enter(user.get().account(), request, response, "by password");
                Answers.seeOther(response, Next.of(next, user.get().account()));
            } else {
                response.status(Status.FORBIDDEN_403);
                sendSignIn(request, response, next, "The name or the password is wrong.");
            }
        } catch (ProblemException e) {
            sayTooMany(request, response, e);
            sendSignIn(request, response, next, said(e));
        }
    }

    private void sendSignIn(
            final ServerRequest request, final ServerResponse response, final String next, final String fault) {
        Answers.page(
                response,
                AccountPages.signIn(
                        entrance.formToken(request, response),
                        Next.isOwn(next) ? next : "",
                        fault,
                        users.all().isEmpty(),
                        provider));
    }

    private void signOut(final ServerRequest request, final ServerResponse response) {
        entrance.leave(request, response);
        final boolean elsewhere = Outsider.isId(Caller.of(request).name()) && !provider.isEmpty();
        Answers.seeOther(response, elsewhere ? ProviderRoutes.SIGNED_OUT : SIGN_IN);
    }

    private void account(final ServerRequest request, final ServerResponse response) {
        Query.of(request);
        final Caller caller = Caller.of(request);
        Answers.page(
                response,
                outsiders
                        .find(caller.name())
                        .map(outsider -> ProviderPages.account(caller, outsider.shown(), provider))
                        .orElseGet(() -> AccountPages.account(caller)));
    }

    private void passwordPage(final ServerRequest request, final ServerResponse response) {
        Query.of(request);
        final Caller caller = Caller.of(request);
        user(caller);
        Answers.page(response, AccountPages.password(caller, ""));
    }

    private void changePassword(final ServerRequest request, final ServerResponse response) {
        final Caller caller = Caller.of(request);
        final User user = user(caller);
        try {
            final Optional<String> fault = fault(user, Form.of(request), origins.address(request));
            if (fault.isPresent()) {
                response.status(UNPROCESSABLE);
                Answers.page(response, AccountPages.password(caller, fault.get()));
                return;
            }
        } catch (ProblemException e) {
            sayTooMany(request, response, e);
            Answers.page(response, AccountPages.password(caller, said(e)));
            return;
        }
        audit.done(caller.name(), AuditWords.PASSWORD_CHANGE, "from " + origins.address(request));
        users.choose(user.name(), Form.of(request).text("new"));
        final Account renewed = user(caller).account();
        entrance.renew(renewed, request, response);
        Answers.seeOther(response, Next.of("", renewed));
    }

    /** Who has a password for once has just given it, or came by a link: it is not asked for again. */
    private Optional<String> fault(final User user, final Form form, final String address) {
        final String password = form.text("new");
        if (!user.mustChange()
                && signIn.check(user.name(), form.text("old"), address).isEmpty()) {
            return Optional.of("The present password is wrong.");
        }
        if (!password.equals(form.text("again"))) {
            return Optional.of("The new password was not typed the same way twice.");
        }
        return PasswordRule.fault(user.name(), password)
                .or(() -> users.check(user.name(), password).map(same -> "The new password is the present one."));
    }

    /** @throws ProblemException if the password is kept elsewhere */
    private User user(final Caller caller) {
        if (Outsider.isId(caller.name())) {
            throw new ProblemException(
                    Problem.forbidden("This hub has no password of yours.", "Change it where you sign in."));
        }
        return users.find(caller.name().substring(caller.name().indexOf(':') + 1))
                .orElseThrow(() -> new IllegalStateException("the user was removed just now"));
    }

    /** To programs it is a problem; people see the page again, with what is wrong. */
    private static void sayTooMany(
            final ServerRequest request, final ServerResponse response, final ProblemException e) {
        final boolean page = request.headers()
                .first(HeaderNames.ACCEPT)
                .filter(accept -> accept.contains("text/html"))
                .isPresent();
        if (!page || e.problem().status() != TOO_MANY) {
            throw e;
        }
        response.status(TOO_MANY);
        e.retryAfter().ifPresent(seconds -> response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds)));
    }

    private static String said(final ProblemException e) {
        return e.problem().detail() + " " + e.problem().remedy();
    }
}
