// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.ingest;

import org.doorclock.wire.Answer;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;

/** Takes what devices say of themselves. Called on the ingest's thread. */
public interface DeviceMessages {

    /** Any message that the device itself sent just now. */
    void heard(String site, String device);

    void state(String site, String device, DeviceState state);

    void health(String site, String device, Health health);

    void answered(String site, String device, Answer answer);
}
