// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.display;

import org.doorclock.hardware.pins.PartException;

/** A display's controller. For one thread; calls take as long as the bus needs. */
interface Panel {

    /** Sets it up, whatever it did before. */
    void wake() throws PartException;

    /** After {@link #wake}. */
    void draw(Page page) throws PartException;

    void darken() throws PartException;
}
