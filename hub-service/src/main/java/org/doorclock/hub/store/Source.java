// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import org.doorclock.event.Origin;

/**
 * One life of one device's storage: where a run of events without gaps comes from.
 *
 * @param site where
 * @param device the recording device
 * @param epoch that life of its storage
 */
public record Source(String site, String device, String epoch) {

    /** What imported events name as their device; no device may be called so. */
    public static final String IMPORT = "import";

    /** What events that somebody recorded by hand at the hub name as their device; no device may be called so. */
    public static final String CORRECTION = "correction";

    /** What events that say which devices are in use name as their device; no device may be called so. */
    public static final String COMMISSIONING = "commissioning";

    /** Whether it is the hub that records under this device's name. */
    public static boolean isTheHubs(final String device) {
        return device.equals(IMPORT) || device.equals(CORRECTION) || device.equals(COMMISSIONING);
    }

    boolean isOf(final Origin origin) {
        return epoch.equals(origin.epoch()) && device.equals(origin.device()) && site.equals(origin.site());
    }

    public static Source of(final Origin origin) {
        return new Source(origin.site(), origin.device(), origin.epoch());
    }
}
