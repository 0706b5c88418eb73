// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.browser;

import java.util.Locale;

/** Whether people see the kiosk's page. On the wire in lower case. */
public enum ScreenState {
    /** The door does not look after a browser. */
    NONE,
    /** The browser was started and has shown nothing yet. */
    STARTING,
    /** The page says that it is painted. */
    SHOWN,
    /** Given up until the page shows by itself or the device boots: lights, sound and small display carry on. */
    LOST;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
