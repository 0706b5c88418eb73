// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import org.doorclock.hub.broker.HubLink;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.devices.Devices;
import org.doorclock.hub.http.Metrics;
import org.doorclock.hub.store.EventStore;

/** The gauges that belong to no part alone. */
final class HubMetrics {

    private HubMetrics() {}

    static void addTo(final Metrics metrics, final EventStore store, final Devices devices, final HubLink link) {
        metrics.gauge("events", "Events in the store.", store::last);
        metrics.gauge("store_up", "1 while the store takes events.", () -> store.failed() ? 0 : 1);
        metrics.gauge("broker_up", "1 while the broker is connected.", () -> link.connected() ? 1 : 0);
        metrics.gauge("devices", "Devices heard of.", () -> devices.all().size());
        metrics.gauge(
                "devices_online",
                "Devices heard within 30 s.",
                () -> devices.all().stream().filter(Device::online).count());
        metrics.gauge(
                "gaps",
                "Stretches of events that devices have and the hub lacks.",
                () -> devices.all().stream().mapToLong(d -> d.lacking().size()).sum());
        metrics.gauge(
                "memory_used_bytes",
                "Heap in use.",
                () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
}
