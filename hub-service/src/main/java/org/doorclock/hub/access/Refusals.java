// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.util.TreeSet;
import org.doorclock.hub.access.RouteTable.Kind;
import org.doorclock.hub.access.RouteTable.Row;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Problem;

/** What the gate answers to those it does not let through: problems to programs, pages to people. */
final class Refusals {

    private Refusals() {}

    /** People are sent to the sign-in page, and from there to what they asked for. */
    static void unknown(final Row row, final ServerRequest request, final ServerResponse response) {
        if (row.kind() == Kind.PAGE) {
            final boolean back = request.prologue().method().equals(Method.GET);
            Answers.seeOther(
                    response,
                    AccountRoutes.SIGN_IN + (back ? "?next=" + URLEncoder.encode(asked(request), UTF_8) : ""));
            return;
        }
        response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"Doorclock\"");
        Answers.problem(
                response,
                Problem.unauthorized(
                        "This needs a token, or somebody who has signed in.",
                        "Send Authorization: Bearer with a token that 'doorclock hub token create' made, or sign in at "
                                + AccountRoutes.SIGN_IN + "."));
    }

    static void mustChange(final Row row, final ServerResponse response) {
        if (row.kind() == Kind.PAGE) {
            Answers.seeOther(response, AccountRoutes.PASSWORD);
            return;
        }
        Answers.problem(
                response,
                Problem.forbidden(
                        "The password is for once only.",
                        "Choose one of your own at " + AccountRoutes.PASSWORD + " first."));
    }

    static void notYours(final Row row, final Caller caller, final ServerResponse response) {
        refuse(
                row,
                caller,
                response,
                Problem.forbidden(
                        "This is for " + who(row) + ".", "Ask whoever runs the hub for the role, if it is your work."));
    }

    static void otherSite(final Row row, final Caller caller, final ServerResponse response) {
        refuse(
                row,
                caller,
                response,
                Problem.forbidden(
                        "You are bound to some sites, and this is not about one of them alone.",
                        "Name one of them: " + String.join(", ", new TreeSet<>(caller.sites())) + "."));
    }

    /** On to the same page of the caller's one site. */
    static void toTheOneSite(final Caller caller, final ServerRequest request, final ServerResponse response) {
        final String asked = asked(request);
        Answers.seeOther(
                response,
                asked + (asked.contains("?") ? "&" : "?") + "site="
                        + caller.sites().iterator().next());
    }

    private static void refuse(
            final Row row, final Caller caller, final ServerResponse response, final Problem problem) {
        if (row.kind() == Kind.PAGE && caller.kind() == Caller.Kind.PERSON) {
            response.status(problem.status());
            Answers.page(response, AccountPages.refused(problem));
        } else {
            Answers.problem(response, problem);
        }
    }

    /** What was asked for, as an address of this hub. */
    private static String asked(final ServerRequest request) {
        final String query = request.prologue().query().rawValue();
        return request.prologue().uriPath().rawPath() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String who(final Row row) {
        return switch (row.who()) {
            case PUBLIC -> "everybody";
            case SIGNED_IN -> "those who have a role";
            case PERSON -> "people who have signed in";
            case ROLES ->
                "the " + (row.roles().size() == 1 ? "role " : "roles ")
                        + String.join(", ", row.roles().stream().map(Role::word).toList());
        };
    }
}
