// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.util.function.Function;
import org.doorclock.door.capture.Outcome;
import org.doorclock.time.ClockReading;

/** Where readers and buttons hand in what was done at them. For any thread. */
interface Intake {

    /**
     * Something was done just now.
     *
     * @param meaning what it means at the time that it is given; called on the door's thread
     */
    void take(Function<ClockReading, Outcome> meaning);

    /** A reader or a button works no more, or again. */
    void changed();
}
