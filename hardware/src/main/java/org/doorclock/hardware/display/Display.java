// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import org.doorclock.hardware.pins.PartState;

/** A small display. Safe for use by many threads. */
public interface Display extends AutoCloseable {

    /** Shows this page until another is shown. Returns at once; of pages that come faster than it can show, the last wins. */
    void show(Page page);

    /** Whether what it was told is on the glass, as far as it can tell. */
    PartState state();

    /** Dark from now on. May be called more than once. */
    @Override
    void close();
}
