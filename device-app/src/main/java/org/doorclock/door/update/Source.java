// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import java.io.IOException;
import java.net.URI;

/** Where a release's content comes from. */
@FunctionalInterface
interface Source {

    /**
     * Part of the content; no more than was asked for, and at least one byte.
     *
     * @param at where it begins
     * @param most bytes
     * @throws IOException if there is none to be had now; the message says why in one line
     */
    byte[] part(URI url, long at, int most) throws IOException;
}
