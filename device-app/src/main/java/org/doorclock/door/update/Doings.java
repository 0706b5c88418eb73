// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import java.util.Optional;

/** What an update needs of the door. None of it waits for long. */
public interface Doings {

    /** Why this is no moment to restart, in words for people; empty if it is one. */
    Optional<String> obstacle();

    Condition condition();

    /** Bytes left on the data disk. */
    long free();

    /** Shows people how it stands. */
    void show(Notice notice);

    /** Ends the program, which is started again. Returns. */
    void restart();

    /** What the door's screen says of an update. */
    enum Notice {
        /** Nothing. */
        NONE,
        WAITS,
        /** It ends now. */
        UPDATING,
        ON_TRIAL,
        ROLLED_BACK
    }
}
