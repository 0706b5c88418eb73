// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.doorclock.wire.Board;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.HubState;
import org.doorclock.wire.MalformedMessageException;
import org.doorclock.wire.Topics;
import org.doorclock.wire.Topics.DeviceTopic;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private final SimulatedDoor door = new SimulatedDoor(1);
    private final SimulatedNetwork network = door.network;

    @Test
    void theHeartbeatComesEveryTenSeconds() {
        door.passes(Duration.ofSeconds(95));
        assertThat(network.published(DeviceTopic.HEALTH)).hasSize(10);
    }

    @Test
    void aChangeOfPhaseIsSaidWithTheNextHeartbeatAndRetained() throws MalformedMessageException {
        connected();
        door.phase = DeviceState.Phase.DEGRADED;
        door.passes(Duration.ofSeconds(11));
        final List<SimulatedNetwork.Published> states = network.published(DeviceTopic.STATE);
        assertThat(states).hasSize(2).allMatch(SimulatedNetwork.Published::retained);
        assertThat(DeviceState.decode(states.getLast().payload()).phase()).isEqualTo(DeviceState.Phase.DEGRADED);
    }

    @Test
    void itIsConnectedOnlyWhileTheHubIsHeard() {
        connected();
        assertThat(door.linkStates).containsExactly(LinkState.CONNECTED);
        network.hubIsThere = false;
        door.passes(Duration.ofSeconds(16));
        assertThat(door.linkStates).containsExactly(LinkState.CONNECTED, LinkState.OFFLINE);
        network.hubIsThere = true;
        door.passes(Duration.ofSeconds(6));
        assertThat(door.linkStates).endsWith(LinkState.CONNECTED).hasSize(3);
    }

    @Test
    void whatTheBrokerKeptDoesNotMakeADeadHubAlive() {
        network.hubIsThere = false;
        door.passes(Duration.ofSeconds(30));
        assertThat(door.linkStates).isEmpty();
    }

    @Test
    void theHubsLastWillIsBelievedAtOnce() {
        connected();
        network.crashHub(Duration.ofMinutes(1));
        door.passes(Duration.ofMillis(10));
        assertThat(door.linkStates).endsWith(LinkState.OFFLINE);
    }

    @Test
    void boardsArePassedOn() {
        connected();
        final Board board = new Board(
                SimulatedNetwork.SITE,
                door.time.now(),
                1,
                List.of(),
                new Board.Today(0, 0, 50),
                Optional.empty(),
                Optional.empty(),
                "");
        network.toDevice(Topics.board(SimulatedNetwork.SITE), board.encode());
        door.passes(Duration.ofMillis(10));
        assertThat(door.boards).containsExactly(board);
    }

    @Test
    void aBrokerThatIsAwayIsTriedLessAndLessOftenButNeverGivenUp() {
        network.brokerIsThere = false;
        door.outbox.append(5);
        door.passes(Duration.ofMinutes(10));
        assertThat(network.connects).isBetween(25, 120);
        network.brokerIsThere = true;
        door.passes(Duration.ofSeconds(32));
        assertThat(door.isDrained()).isTrue();
    }

    @Test
    void theLastWillAndTheFarewellBothSayLost() throws Exception {
        connected();
        network.loseLink();
        assertThat(DeviceState.decode(network.lastWill().orElseThrow().payload())
                        .phase())
                .isEqualTo(DeviceState.Phase.LOST);
        door.passes(Duration.ofSeconds(10));
        door.pilot.finish(0);
        final SimulatedNetwork.Published last =
                network.published(DeviceTopic.STATE).getLast();
        assertThat(DeviceState.decode(last.payload()).phase()).isEqualTo(DeviceState.Phase.LOST);
        assertThat(last.retained()).isTrue();
    }

    private void connected() {
        door.passes(HubState.BEAT.plusSeconds(1));
    }
}
