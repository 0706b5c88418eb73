// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.releases;

import java.util.Optional;
import org.doorclock.event.Names;

/**
 * Whom a release is offered to.
 *
 * @param site empty for every site
 * @param device empty for every device of the site, or of all
 */
public record Ring(String site, String device) {

    static final Ring ALL = new Ring("", "");

    /** As {@link #toString} writes it: {@code all}, a site, or site and device with a slash between. */
    static Optional<Ring> parse(final String text) {
        if (text.equals("all")) {
            return Optional.of(ALL);
        }
        final int slash = text.indexOf('/');
        final String site = slash < 0 ? text : text.substring(0, slash);
        final String device = slash < 0 ? "" : text.substring(slash + 1);
        return Names.isValid(site) && (slash < 0 || Names.isValid(device))
                ? Optional.of(new Ring(site, device))
                : Optional.empty();
    }

    boolean holds(final String ofSite, final String ofDevice) {
        return (site.isEmpty() || site.equals(ofSite)) && (device.isEmpty() || device.equals(ofDevice));
    }

    @Override
    public String toString() {
        return site.isEmpty() ? "all" : device.isEmpty() ? site : site + "/" + device;
    }
}
