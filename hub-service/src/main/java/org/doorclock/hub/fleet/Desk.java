// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.fleet;

import org.doorclock.hub.devices.Devices;
import org.doorclock.hub.ingest.DeviceMessages;
import org.doorclock.wire.Answer;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;

/** Hands what devices say of themselves to those who keep it. */
public record Desk(Devices devices, Orders orders) implements DeviceMessages {

    @Override
    public void heard(final String site, final String device) {
        devices.heard(site, device);
    }

    @Override
    public void state(final String site, final String device, final DeviceState state) {
        devices.state(site, device, state);
    }

    @Override
    public void health(final String site, final String device, final Health health) {
        devices.health(site, device, health);
    }

    @Override
    public void answered(final String site, final String device, final Answer answer) {
        orders.answered(site, device, answer);
    }
}
