// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import org.doorclock.hub.http.Html;

/** What stands at the top of every light page for somebody who is known. */
public final class Header {

    private Header() {}

    /** @param links HTML: other pages, in order; empty for none */
    public static String of(final Caller caller, final String links) {
        return "<header class=\"top\"><p class=\"brand\"><a href=\"/\">Doorclock</a></p>%s%s</header>"
                .formatted(
                        links.isEmpty() ? "" : "<nav aria-label=\"Pages\">" + links + "</nav>",
                        caller.formToken().isEmpty() ? "" : signOut(caller));
    }

    /** Of a session alone: a program or a wall screen has none to end. */
    static String signOut(final Caller caller) {
        return """
                <form class="plain" method="post" action="%s">\
                <input type="hidden" name="%s" value="%s"><button>Sign out</button></form>\
                """.formatted(AccountRoutes.SIGN_OUT, Form.TOKEN, Html.text(caller.formToken()));
    }
}
