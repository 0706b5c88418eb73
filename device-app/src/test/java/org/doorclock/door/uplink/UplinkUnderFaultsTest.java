// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.doorclock.wire.Topics.DeviceTopic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UplinkUnderFaultsTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyEventIsInTheHubInTheEndWhateverTheNetworkAndTheHubDo(final long seed) {
        final Random random = new Random(seed);
        final SimulatedDoor door = new SimulatedDoor(seed);
        door.network.faults = new SimulatedNetwork.Faults(
                random.nextDouble(0.5),
                random.nextDouble(0.2),
                random.nextDouble(0.2),
                random.nextDouble(0.02),
                random.nextDouble(0.01),
                random.nextBoolean(),
                Duration.ofMillis(1 + random.nextInt(2_000)));
        door.network.receiveMaximum = 1 + random.nextInt(30);
        door.outbox.append(random.nextInt(5_000));
        for (int burst = 0; burst < 40; burst++) {
            door.outbox.append(random.nextInt(20));
            door.passes(Duration.ofMillis(random.nextInt(5_000)));
        }
        door.until(door::isDrained);

        assertThat(door.network.hub.held()).hasSize((int) door.outbox.last());
        door.network
                .hub
                .held()
                .forEach((seq, event) -> assertThat(event).isEqualTo(new String(door.outbox.record(seq), UTF_8)));
        assertThat(door.network.mostInFlight).isLessThanOrEqualTo(Math.min(20, door.network.receiveMaximum));
        assertThat(door.network.published(DeviceTopic.EVENTS))
                .allSatisfy(message -> assertThat(message.payload()).hasSizeLessThanOrEqualTo(64 * 1024));
    }
}
