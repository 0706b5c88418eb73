// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.board;

import java.util.Optional;
import java.util.Set;

/** What a board shows and cases do not hold. Asked once a second for every site; must be quick and safe for many threads. */
public interface Surroundings {

    /** The sites that are known without any event: configured, or of a device that was heard from. */
    Set<String> sites();

    /** What people call a door; the door's own name if nothing else is known. */
    String doorName(String site, String door);

    /** The one thing that is wrong with a device of the site and matters most, in words, with whom to phone if known. */
    Optional<String> warning(String site);

    /** Whom to ask when the board is stale; empty if not configured. */
    String phone();
}
