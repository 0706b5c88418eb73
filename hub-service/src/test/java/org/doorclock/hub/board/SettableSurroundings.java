// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.board;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Surroundings for tests. */
public final class SettableSurroundings implements Surroundings {

    private final Set<String> sites = new HashSet<>();
    private volatile Optional<String> warning = Optional.empty();

    public void addSite(final String site) {
        sites.add(site);
    }

    public void warn(final String text) {
        warning = Optional.of(text);
    }

    @Override
    public Set<String> sites() {
        return Set.copyOf(sites);
    }

    @Override
    public String doorName(final String site, final String door) {
        return door.equals("ct1") ? "CT 1" : door;
    }

    @Override
    public Optional<String> warning(final String site) {
        return warning;
    }

    @Override
    public String phone() {
        return "4417";
    }
}
