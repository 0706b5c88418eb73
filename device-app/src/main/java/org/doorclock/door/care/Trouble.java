// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.care;

import java.util.Locale;

/** Why a door is degraded, worst first. On the wire in lower case with hyphens. */
public enum Trouble {
    /** It is out of use for good, and records nothing. */
    RETIRED,
    CANNOT_SAVE,
    /** One of the door's loops does not go on. */
    HANGS,
    READER_MISSING,
    /** What it proves itself by has ended: nothing reaches the hub, and nothing is lost. */
    CERTIFICATE_EXPIRED,
    /** It has nothing to prove itself by, and its broker lets nobody in without: nothing reaches the hub, and nothing is lost. */
    NOT_ENROLLED,
    STORAGE_LOW,
    SCREEN_LOST,
    /** Something of the pin map is absent or faulty. */
    PART_MISSING,
    /** What it proves itself by ends soon, and renewing it fails. */
    CERTIFICATE_EXPIRING,
    UNDERVOLTAGE,
    HOT,
    THROTTLED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
