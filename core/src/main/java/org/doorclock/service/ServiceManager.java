// SPDX-License-Identifier: Apache-2.0
package org.doorclock.service;

import java.time.Duration;
import java.util.Optional;

/** Whoever started this program and hears how it is. Safe for use by many threads; calls return at once. */
public interface ServiceManager {

    /** The program does its work from now on. */
    String READY = "READY=1";

    /** It begins to stop. */
    String STOPPING = "STOPPING=1";

    /** It is alive. */
    String ALIVE = "WATCHDOG=1";

    /** What follows is one line for people. */
    String STATUS = "STATUS=";

    /** In which time it must hear {@link #ALIVE} lest it ends the program; empty if it does not mind. */
    Optional<Duration> patience();

    /** @param state assignments as of sd_notify(3), one a line */
    void tell(String state);
}
