// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.util.EnumSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.doorclock.hub.http.Html;
import org.doorclock.hub.http.Problem;

/** The pages of {@link AccountRoutes} and {@link LinkRoutes}: light, by keyboard alone, without script. */
final class AccountPages {

    private AccountPages() {}

    /**
     * The sign-in page.
     *
     * @param next where to go then; empty for the user's first page
     * @param fault what was wrong last time; may be empty
     * @param nobody whether there is no user yet
     * @param provider what people call another way to sign in; empty if there is none
     */
    static String signIn(
            final String formToken,
            final String next,
            final String fault,
            final boolean nobody,
            final String provider) {
        return page("Sign in", "", """
                %s%s
                %s
                <form class="stacked" method="post" action="%s">
                %s<input type="hidden" name="next" value="%s">
                <label>Name <input name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus></label>
                <label>Password <input type="password" name="password" autocomplete="current-password" required></label>
                <button>Sign in</button>
                </form>
                """.formatted(
                        nobody && provider.isEmpty()
                                ? "<p class=\"lead\">Nobody can sign in yet. On the hub's computer,"
                                        + " <code>doorclock hub user add NAME --role manager</code> makes a user.</p>"
                                : "",
                        fault(fault),
                        ProviderPages.link(provider, next),
                        AccountRoutes.SIGN_IN,
                        hidden(formToken),
                        Html.text(next)));
    }

    /** Who one is, and what one can do here. */
    static String account(final Caller caller) {
        return account(
                caller,
                caller.name().substring(caller.name().indexOf(':') + 1),
                "<p><a href=\"%s\">Change your password</a></p>".formatted(AccountRoutes.PASSWORD));
    }

    /** @param more HTML */
    static String account(final Caller caller, final String name, final String more) {
        final String roles =
                EnumSet.copyOf(caller.roles()).stream().map(Role::word).collect(Collectors.joining(", "));
        final String sites = caller.sites().isEmpty() ? "all" : String.join(", ", new TreeSet<>(caller.sites()));
        return page(
                "Your account", Header.signOut(caller), """
                <dl><dt>Name</dt><dd>%s</dd><dt>Roles</dt><dd>%s</dd><dt>Sites</dt><dd>%s</dd></dl>
                %s
                """.formatted(Html.text(name), roles, Html.text(sites), more));
    }

    /** To choose a password. */
    static String password(final Caller caller, final String fault) {
        final String old = caller.mustChange()
                ? ""
                : "<label>Present password <input type=\"password\" name=\"old\" autocomplete=\"current-password\""
                        + " required></label>\n";
        return page(
                caller.mustChange() ? "Choose your password" : "Change your password",
                Header.signOut(caller),
                """
                <p class="lead">%s</p>
                %s<form class="stacked" method="post" action="%s">
                %s%s<label>New password <input type="password" name="new" autocomplete="new-password" minlength="%d" required></label>
                <label>The same again <input type="password" name="again" autocomplete="new-password" minlength="%d" required></label>
                <button>Save the password</button>
                </form>
                """.formatted(
                                PasswordRule.WORDS,
                                fault(fault),
                                AccountRoutes.PASSWORD,
                                hidden(caller.formToken()),
                                old,
                                PasswordRule.LEAST,
                                PasswordRule.LEAST));
    }

    /** Before a link is used up. */
    static String link(final Token link, final String key, final String formToken) {
        final boolean screen = link.form() == Token.Form.SCREEN_LINK;
        final String says = screen
                ? "This browser will show the board of "
                        + String.join(", ", link.grant().sites()) + ", for "
                        + link.lasts().toDays() + " days, and nothing else."
                : "This browser will be signed in as " + link.user() + ".";
        return page(screen ? "Open the board" : "Sign in", "", """
                <p class="lead">%s</p>
                <form method="post" action="%s">%s<button autofocus>%s</button></form>
                <p class="note">The link works once.</p>
                """.formatted(
                        Html.text(says),
                        LinkRoutes.OPEN + Html.text(key),
                        hidden(formToken),
                        screen ? "Open the board" : "Sign in"));
    }

    /** To somebody who is known and may not. */
    static String refused(final Problem problem) {
        return page(
                "Not for you",
                "",
                "<p class=\"lead\">%s</p><p>%s</p><p><a href=\"%s\">Your account</a></p>"
                        .formatted(Html.text(problem.detail()), Html.text(problem.remedy()), AccountRoutes.ACCOUNT));
    }

    static String page(final String title, final String header, final String content) {
        return Html.page(title, """
                <header class="top"><p class="brand"><a href="/">Doorclock</a></p>%s</header>
                <main id="content">
                <h1>%s</h1>
                %s
                </main>
                """.formatted(header, title, content));
    }

    private static String hidden(final String formToken) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(Form.TOKEN, Html.text(formToken));
    }

    private static String fault(final String says) {
        return says.isEmpty() ? "" : "<p class=\"fault\" role=\"alert\">" + Html.text(says) + "</p>";
    }
}
