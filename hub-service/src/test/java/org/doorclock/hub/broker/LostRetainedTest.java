// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.doorclock.wire.Board;
import org.doorclock.wire.Topics;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A broker whose memory is full takes a retained message and drops it: devices must not miss the board until its next change. */
class LostRetainedTest {

    private static final Board BOARD = new Board(
            "rxx", Instant.EPOCH, 1, List.of(), new Board.Today(0, 0, 50), Optional.empty(), Optional.empty(), "");

    @ParameterizedTest
    @EnumSource(TestBroker.Kind.class)
    void aBoardIsSaidAgainThoughItHasNotChanged(final TestBroker.Kind kind, @TempDir final Path directory)
            throws Exception {
        final Queue<byte[]> heard = new ConcurrentLinkedQueue<>();
        try (TestBroker broker = kind.start(directory);
                HubLink link = new HubLink(Duration.ofMillis(50));
                MqttLink device = new MqttLink("ct1", List.of(Topics.board("rxx")), Optional.empty(), false)) {
            device.start(BrokerLogin.open(broker.address()), (topic, payload) -> heard.add(payload));
            device.awaitConnected();
            link.publish(BOARD);
            link.start(BrokerLogin.open(broker.address()), (topic, payload) -> {});

            await().until(() -> heard.size() >= 2);

            assertThat(heard)
                    .allSatisfy(payload -> assertThat(Board.decode(payload)).isEqualTo(BOARD));
        }
    }
}
