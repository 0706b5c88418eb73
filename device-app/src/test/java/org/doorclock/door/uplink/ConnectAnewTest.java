// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Topics.DeviceTopic;
import org.junit.jupiter.api.Test;

/** What the device proves itself by has changed. */
class ConnectAnewTest {

    private final SimulatedDoor door = new SimulatedDoor(3);
    private final SimulatedNetwork network = door.network;

    @Test
    void inAQuietMomentItConnectsAnewAtOnceAndNobodyHearsThatItIsGone() throws Exception {
        connected();
        door.outbox.append(1);
        door.until(door::isDrained);

        door.pilot.connectAnew();
        door.passes(Duration.ofSeconds(5));

        assertThat(network.connects).isEqualTo(2);
        assertThat(network.lastWill()).isEmpty();
        for (final SimulatedNetwork.Published said : network.published(DeviceTopic.STATE)) {
            assertThat(DeviceState.decode(said.payload()).phase()).isEqualTo(DeviceState.Phase.READY);
        }
        assertThat(door.linkStates).endsWith(LinkState.CONNECTED);
        door.passes(Duration.ofMinutes(20));
        assertThat(network.connects).isEqualTo(2);
    }

    @Test
    void whileEventsAreUnderWayItWaitsUntilTheyAreReceiptedAndNoneIsLost() {
        connected();
        network.hubIsThere = false;
        door.outbox.append(1);
        door.pilot.connectAnew();
        door.passes(Duration.ofMinutes(5));
        assertThat(network.connects).isEqualTo(1);

        network.hubIsThere = true;
        door.until(door::isDrained);
        door.passes(Duration.ofSeconds(11));
        assertThat(network.connects).isEqualTo(2);
        assertThat(network.hub.held()).hasSize((int) door.outbox.last());
    }

    @Test
    void aRushThatDoesNotEndIsWaitedForTenMinutesOnly() {
        connected();
        network.hubIsThere = false;
        door.outbox.append(1);
        door.pilot.connectAnew();
        door.passes(Duration.ofMinutes(11));
        assertThat(network.connects).isEqualTo(2);

        network.hubIsThere = true;
        door.until(door::isDrained);
    }

    @Test
    void aConnectionThatBreaksMeanwhileIsAsGood() {
        connected();
        network.hubIsThere = false;
        door.outbox.append(1);
        door.pilot.connectAnew();
        door.passes(Duration.ofSeconds(5));
        network.loseLink();
        network.hubIsThere = true;
        door.until(door::isDrained);
        door.passes(Duration.ofMinutes(11));
        assertThat(network.connects).isEqualTo(2);
    }

    private void connected() {
        door.until(() -> door.linkStates.contains(LinkState.CONNECTED));
    }
}
