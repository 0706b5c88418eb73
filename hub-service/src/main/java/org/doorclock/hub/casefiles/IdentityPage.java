// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import java.util.List;
import java.util.stream.Collectors;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.access.Header;
import org.doorclock.hub.http.Html;
import org.doorclock.identity.Identifier;

/** Whose case it is, shown once. */
final class IdentityPage {

    private static final int FIRST = 3;
    private static final int SECOND = 6;

    private IdentityPage() {}

    static String html(final Caller caller, final String caseId, final List<Identifier> identifiers) {
        final String rows = identifiers.stream()
                .map(identifier -> "<dt>%s</dt><dd class=\"identifier\">%s</dd>"
                        .formatted(Html.text(kind(identifier)), Html.text(spaced(identifier))))
                .collect(Collectors.joining("\n"));
        return Html.page("Identity", """
                %s
                <main id="content">
                <h1>Whose case it is</h1>
                <dl>%s</dl>
                <p>This is shown once and kept nowhere but sealed. The audit log has who asked, for which case, and why.</p>
                <p><a href="/cases/%s">Back to the case</a></p>
                </main>
                """.formatted(
                        Header.of(caller, "<a href=\"/cases\">Cases</a><a href=\"/account\">Your account</a>"),
                        rows,
                        Html.text(caseId)));
    }

    private static String kind(final Identifier identifier) {
        return switch (identifier.scheme()) {
            case NHS -> "NHS Number";
            case LOCAL -> "Local number" + (identifier.scope().isEmpty() ? "" : " of " + identifier.scope());
        };
    }

    private static String spaced(final Identifier identifier) {
        final String value = identifier.value();
        return switch (identifier.scheme()) {
            case NHS ->
                value.substring(0, FIRST) + " " + value.substring(FIRST, SECOND) + " " + value.substring(SECOND);
            case LOCAL -> value;
        };
    }
}
