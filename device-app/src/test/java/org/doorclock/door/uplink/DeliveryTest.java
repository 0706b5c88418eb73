// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.doorclock.event.EventCodec;
import org.doorclock.event.MalformedEventException;
import org.doorclock.wire.Command;
import org.doorclock.wire.HubState;
import org.doorclock.wire.Receipt;
import org.doorclock.wire.Topics.DeviceTopic;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final SimulatedDoor door = new SimulatedDoor(1);
    private final SimulatedNetwork network = door.network;

    @Test
    void aBacklogGoesInBatchesOldestFirstAndEachEventOnce() {
        door.outbox.append(5_000);
        door.until(door::isDrained);
        assertThat(sent()).isSorted().hasSize(5_000).doesNotHaveDuplicates();
        assertThat(network.published(DeviceTopic.EVENTS)).hasSizeLessThan(20);
    }

    @Test
    void aNewEventGoesAtOnceAloneAndAheadOfTheBacklog() {
        network.faults = slow();
        door.outbox.append(5_000);
        door.until(() -> door.outbox.delivered() > 0);
        final int before = network.published(DeviceTopic.EVENTS).size();
        door.outbox.append(1);
        door.passes(Duration.ofMillis(1));

        final byte[] next = network.published(DeviceTopic.EVENTS).get(before).payload();
        assertThat(new String(next, UTF_8)).isEqualTo(new String(door.outbox.record(5_001), UTF_8));
        door.until(door::isDrained);
        assertThat(sent()).hasSize(5_001);
    }

    @Test
    void aNewEventGoesAtOnceThoughTheHubHasReceiptedNothingOfTheBacklog() {
        network.hubIsThere = false;
        door.outbox.append(5_000);
        door.passes(Duration.ofSeconds(3));
        door.outbox.append(1);
        door.passes(Duration.ofMillis(1));
        assertThat(sent()).endsWith(5_001L);
    }

    @Test
    void noMoreIsUnderWayThanTheWindowAllows() {
        final SimulatedDoor wide = new SimulatedDoor(1, new UplinkSettings.Window(20, 15, 4, 50_000, 64 * 1024));
        wide.network.hubIsThere = false;
        wide.outbox.append(50_000);
        wide.passes(Duration.ofSeconds(4));
        assertThat(wide.network.published(DeviceTopic.EVENTS)).hasSize(4);
        for (int i = 0; i < 50; i++) {
            wide.outbox.append(1);
            wide.passes(Duration.ofMillis(1));
        }
        assertThat(wide.network.published(DeviceTopic.EVENTS)).hasSize(15);
    }

    @Test
    void noMoreEventsAreUnderWayThanTheWindowAllows() {
        final SimulatedDoor narrow = new SimulatedDoor(1, new UplinkSettings.Window(20, 18, 4, 50, 64 * 1024));
        narrow.network.hubIsThere = false;
        narrow.outbox.append(1_000);
        narrow.passes(Duration.ofSeconds(4));
        narrow.outbox.append(40);
        narrow.passes(Duration.ofMillis(1));
        assertThat(sent(narrow)).hasSizeBetween(45, 50).contains(1_001L);
    }

    @Test
    void whatTheBrokerDoesNotAcknowledgeEndsTheLinkAndGoesAgain() {
        network.acknowledges = false;
        door.outbox.append(10);
        door.until(() -> network.connects > 1, LONG);
        assertThat(network.mostInFlight).isLessThanOrEqualTo(20);
        network.acknowledges = true;
        door.until(door::isDrained);
    }

    @Test
    void anAcknowledgementByTheBrokerIsNotDelivery() {
        network.faults = new SimulatedNetwork.Faults(0, 1, 0, 0, 0, false, Duration.ofMillis(1));
        door.outbox.append(10);
        door.passes(Duration.ofSeconds(30));
        assertThat(door.outbox.delivered()).isZero();
        assertThat(sent()).hasSizeBetween(20, 60);
        network.faults = SimulatedNetwork.Faults.NONE;
        door.until(door::isDrained);
    }

    @Test
    void onlyTheGapThatTheHubNamesGoesAgainAndPromptly() {
        connected();
        losing(() -> {
            door.outbox.append(1);
            door.passes(Duration.ofMillis(10));
        });
        door.outbox.append(5);
        final long from = door.time.nanos();
        door.until(door::isDrained);
        assertThat(sent()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 1L);
        assertThat(Duration.ofNanos(door.time.nanos() - from)).isLessThan(Duration.ofMillis(1_500));
    }

    @Test
    void eventsThatCanNoLongerBeReadStopNothingElse() {
        door.outbox.append(300);
        door.outbox.damage(100);
        door.outbox.damage(101);
        door.passes(Duration.ofSeconds(30));
        door.outbox.append(500);
        door.passes(Duration.ofSeconds(30));
        assertThat(network.hub.held()).hasSize(798).doesNotContainKeys(100L, 101L);
        assertThat(door.outbox.delivered()).isEqualTo(99);
        network.loseLink();
        door.passes(Duration.ofSeconds(60));
        assertThat(sent()).doesNotHaveDuplicates();
        assertThat(network.hub.arrivals()).isEqualTo(798);
    }

    @Test
    void aCursorThatWasLostDoesNotSendTheWholeHistoryAgain() {
        final Receipt all = new Receipt(MemoryOutbox.EPOCH, 5_000, List.of());
        door.outbox.append(5_000);
        door.until(() -> door.network.connects > 0);
        network.toDevice(DeviceTopic.RECEIPTS.of(SimulatedNetwork.SITE, SimulatedNetwork.DEVICE), all.encode());
        door.until(door::isDrained);
        assertThat(sent()).isEmpty();
    }

    @Test
    void aReceiptForAnotherLifeOfTheStorageMovesNothing() {
        network.hubIsThere = false;
        door.outbox.append(5);
        door.passes(Duration.ofSeconds(1));
        receipt(new Receipt("another", 5, List.of()));
        assertThat(door.outbox.delivered()).isZero();
    }

    @Test
    void aReceiptForMoreThanThereIsMovesTheCursorToTheEndOnly() {
        network.hubIsThere = false;
        door.outbox.append(5);
        door.passes(Duration.ofSeconds(1));
        receipt(new Receipt(MemoryOutbox.EPOCH, 500, List.of()));
        assertThat(door.outbox.delivered()).isEqualTo(5);
    }

    @Test
    void aReceiptThatIsNoneIsIgnored() {
        connected();
        network.toDevice(DeviceTopic.RECEIPTS.of(SimulatedNetwork.SITE, SimulatedNetwork.DEVICE), "{".getBytes(UTF_8));
        door.outbox.append(5);
        door.until(door::isDrained);
        assertThat(network.connects).isEqualTo(1);
    }

    @Test
    void aHubThatStartsAgainIsToldTheStateAndGetsWhatItHadNotMadeDurable() {
        connected();
        network.crashHub(Duration.ofSeconds(3));
        door.passes(Duration.ofMillis(10));
        door.outbox.append(20);
        door.passes(Duration.ofSeconds(1));
        assertThat(network.hub.held()).isEmpty();
        final int statesBefore = network.published(DeviceTopic.STATE).size();
        door.until(door::isDrained);
        assertThat(network.hub.held()).hasSize(20);
        assertThat(network.published(DeviceTopic.STATE)).hasSize(statesBefore + 1);
    }

    @Test
    void aHubThatLostItsStoreGetsEverythingAgain() {
        door.outbox.append(3_000);
        door.until(door::isDrained);
        network.hub.loseEverything();
        network.crashHub(Duration.ofSeconds(1));
        door.until(() -> network.hub.held().size() == 3_000);
        assertThat(door.outbox.delivered()).isEqualTo(3_000);
    }

    @Test
    void rewindSendsTheRangeOnceMore() {
        door.outbox.append(100);
        door.until(door::isDrained);
        command(new Command.Rewind(MemoryOutbox.EPOCH, 10, 30));
        assertThat(sent()).hasSize(121).endsWith(29L, 30L);
    }

    @Test
    void commandsForAnotherEpochOrUnknownOnesDoNothing() {
        door.outbox.append(100);
        door.until(door::isDrained);
        command(new Command.Rewind("another", 10, 30));
        command(new Command.Unknown("dance"));
        command(new Command.Rewind(MemoryOutbox.EPOCH, 500, Long.MAX_VALUE));
        assertThat(sent()).hasSize(100);
    }

    private void connected() {
        door.passes(HubState.BEAT.plusSeconds(1));
    }

    private void receipt(final Receipt receipt) {
        network.toDevice(DeviceTopic.RECEIPTS.of(SimulatedNetwork.SITE, SimulatedNetwork.DEVICE), receipt.encode());
        door.passes(Duration.ofMillis(10));
    }

    private void command(final Command command) {
        network.toDevice(DeviceTopic.COMMANDS.of(SimulatedNetwork.SITE, SimulatedNetwork.DEVICE), command.encode());
        door.passes(Duration.ofMinutes(1));
    }

    private void losing(final Runnable what) {
        network.faults = new SimulatedNetwork.Faults(0, 1, 0, 0, 0, false, Duration.ofMillis(1));
        what.run();
        network.faults = SimulatedNetwork.Faults.NONE;
    }

    private static SimulatedNetwork.Faults slow() {
        return new SimulatedNetwork.Faults(0, 0, 0, 0, 0, false, Duration.ofMillis(200));
    }

    private List<Long> sent() {
        return sent(door);
    }

    /** The numbers of all events that were sent, in the order in which they were. */
    private static List<Long> sent(final SimulatedDoor door) {
        return door.network.published(DeviceTopic.EVENTS).stream()
                .flatMap(message -> {
                    try {
                        return EventCodec.split(message.payload()).stream()
                                .map(e -> e.path("seq").asLong());
                    } catch (MalformedEventException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }
}
