// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import org.doorclock.hub.broker.HubLink;
import org.doorclock.hub.http.HealthCheck;
import org.doorclock.hub.store.EventStore;

/** Without which the hub does not do its work. */
final class HubChecks {

    private HubChecks() {}

    /** Whether events can be stored and every part sees them. */
    static HealthCheck of(final EventStore store) {
        return () -> {
            if (store.failed()) {
                return new HealthCheck.Result(
                        "store",
                        false,
                        "The disk did not take an append. Nothing is stored or receipted; devices keep their events. Free"
                                + " the disk, then restart the hub.");
            }
            if (store.listenerFailed()) {
                return new HealthCheck.Result(
                        "store",
                        false,
                        "Events are stored, but a part of the hub could not take them; its figures lack them. Restart the"
                                + " hub.");
            }
            return new HealthCheck.Result(
                    "store",
                    true,
                    store.damaged() ? "Stretches of the journal are lost to damage; devices are asked again." : "");
        };
    }

    /** Whether events can come. */
    static HealthCheck of(final HubLink link) {
        return () -> new HealthCheck.Result(
                "broker",
                link.connected(),
                link.connected() ? "" : "The MQTT broker is not reachable; devices keep their events meanwhile.");
    }
}
