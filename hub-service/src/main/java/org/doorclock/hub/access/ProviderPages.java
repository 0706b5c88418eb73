// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Locale;
import org.doorclock.hub.http.Html;

/** The pages of {@link ProviderRoutes}. A link leads out, as browsers let no form send people elsewhere. */
final class ProviderPages {

    private ProviderPages() {}

    /**
     * The way out to the provider, on the sign-in page.
     *
     * @param title the provider's; empty if there is none
     * @param next where the person goes then; may be empty
     */
    static String link(final String title, final String next) {
        return title.isEmpty()
                ? ""
                : "<p><a class=\"button\" href=\"%s\">Sign in with %s</a></p>\n"
                        .formatted(
                                ProviderRoutes.BEGIN
                                        + (next.isEmpty() ? "" : "?next=" + Html.text(URLEncoder.encode(next, UTF_8))),
                                Html.text(title));
    }

    /** As {@link AccountPages#account(Caller)}, for somebody whom the provider knows. */
    static String account(final Caller caller, final String shown, final String title) {
        return AccountPages.account(
                caller,
                shown.isEmpty() ? caller.name() : shown,
                "<p>You sign in with %s.</p>".formatted(Html.text(title)));
    }

    /** A title that begins a sentence. */
    static String begin(final String title) {
        return title.substring(0, 1).toUpperCase(Locale.UK) + title.substring(1);
    }

    static String refused(final String title, final String sentence) {
        return AccountPages.page(
                "Not signed in", "", """
                <p class="fault" role="alert">%s</p>
                %s<p><a href="%s">Sign in with a name and a password</a></p>
                """.formatted(Html.text(sentence), link(title, ""), AccountRoutes.SIGN_IN));
    }

    /** @param end where one signs out of the provider; may be empty */
    static String signedOut(final String title, final String end) {
        return AccountPages.page("You are signed out", "", """
                <p class="lead">You are signed out of Doorclock. %s still knows you in this browser%s</p>
                %s<p><a href="%s">Sign in again</a></p>
                """.formatted(
                        Html.text(begin(title)),
                        end.isEmpty() ? "; close it if others use it." : "; if others use it, sign out there too.",
                        end.isEmpty()
                                ? ""
                                : "<p><a class=\"button\" href=\"%s\">Sign out of %s</a></p>\n"
                                        .formatted(Html.text(end), Html.text(title)),
                        AccountRoutes.SIGN_IN));
    }
}
