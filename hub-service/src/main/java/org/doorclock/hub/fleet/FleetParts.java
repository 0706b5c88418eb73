// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import org.doorclock.audit.AuditLog;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.store.EventStore;
import org.doorclock.time.TimeSource;

/** The devices for those who look after them: pages, API, orders, and what each is to the site. */
public final class FleetParts {

    private final Routes api;
    private final Routes pages;

    public FleetParts(
            final Roster roster,
            final Orders orders,
            final EventStore store,
            final AuditLog audit,
            final TimeSource time) {
        final Standings standings = new Standings(roster, store, audit, time);
        orders.whenRetired(new RetiredByCommand(standings));
        api = new FleetApiRoutes(roster, standings, orders);
        pages = new FleetRoutes(roster, standings, orders, time);
    }

    /** For programs. */
    public Routes api() {
        return api;
    }

    /** For people. */
    public Routes pages() {
        return pages;
    }
}
