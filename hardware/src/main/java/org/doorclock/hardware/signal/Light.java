// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.signal;

/** What a door shows to the corner of the eye. */
public enum Light {
    READY,
    IN_PROGRESS,
    SAVED,
    LOOK,
    UNCHANGED,
    BROKEN
}
