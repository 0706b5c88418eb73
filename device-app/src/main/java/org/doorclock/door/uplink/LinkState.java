// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

/** Whether what is recorded at this door reaches the hub just now. */
public enum LinkState {
    /** The broker is there and the hub was heard from within {@link UplinkSettings.Pace#hubSilence()}. */
    CONNECTED,
    /** Anything else. Events are kept and go out later. */
    OFFLINE
}
