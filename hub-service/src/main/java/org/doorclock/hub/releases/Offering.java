// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.releases;

import java.util.List;
import java.util.stream.Stream;
import org.doorclock.release.Version;

/**
 * To whom a version is offered.
 *
 * @param rings in the order in which they were named
 * @param stopped whether it is offered to nobody any more, whoever was named
 */
record Offering(Version version, List<Ring> rings, boolean stopped) {

    Offering {
        rings = List.copyOf(rings);
    }

    Offering with(final Ring ring) {
        return new Offering(
                version,
                Stream.concat(rings.stream(), Stream.of(ring)).distinct().toList(),
                false);
    }

    Offering stop() {
        return new Offering(version, rings, true);
    }

    boolean isFor(final String site, final String device) {
        return !stopped && rings.stream().anyMatch(ring -> ring.holds(site, device));
    }
}
