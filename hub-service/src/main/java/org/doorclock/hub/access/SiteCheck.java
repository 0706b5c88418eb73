// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import org.doorclock.hub.access.RouteTable.Kind;
import org.doorclock.hub.access.RouteTable.Row;

/** Whether a caller who is bound to sites asks about one of them. */
enum SiteCheck {
    WITHIN,
    BEYOND,
    /** It names none, and the caller has only one: a page is sent on to it. */
    THE_ONE;

    private static final String SITE = "site";

    static SiteCheck of(final Row row, final Caller caller, final ServerRequest request) {
        if (caller.sites().isEmpty()) {
            return WITHIN;
        }
        return switch (row.siteBy()) {
            case NOTHING, FOUND -> WITHIN;
            case ALL -> BEYOND;
            case PATH -> within(caller.reaches(request.path().pathParameters().get(SITE)));
            case QUERY -> named(row, caller, request);
        };
    }

    private static SiteCheck named(final Row row, final Caller caller, final ServerRequest request) {
        final List<String> sites = request.query().all(SITE, List::of).stream()
                .filter(site -> !site.isEmpty())
                .toList();
        if (sites.isEmpty() && row.kind() == Kind.PAGE && caller.sites().size() == 1) {
            return THE_ONE;
        }
        return within(!sites.isEmpty() && sites.stream().allMatch(caller::reaches));
    }

    private static SiteCheck within(final boolean is) {
        return is ? WITHIN : BEYOND;
    }
}
