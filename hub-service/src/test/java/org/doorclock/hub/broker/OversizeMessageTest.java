// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.doorclock.hub.store.Source;
import org.doorclock.wire.Board;
import org.doorclock.wire.Receipt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is larger than a broker takes must not cost the hub its connection, again and again. */
class OversizeMessageTest {

    @ParameterizedTest
    @EnumSource(TestBroker.Kind.class)
    void aBoardThatIsTooLargeIsNotSentAndAllElseIs(final TestBroker.Kind kind, @TempDir final Path directory)
            throws Exception {
        try (TestBroker broker = kind.start(directory);
                HubLink link = new HubLink();
                TestDevice device = new TestDevice(broker.address(), "rxx", "ct1")) {
            link.publish(board(5_000));
            link.start(BrokerLogin.open(broker.address()), (topic, payload) -> {});
            link.awaitConnected();
            for (long through = 1; through <= 20; through++) {
                final long sent = through;
                link.send(new Source("rxx", "ct1", "e1"), new Receipt("e1", sent, sent, List.of(), Optional.empty()));
                await().untilAsserted(() -> assertThat(device.receipt("e1"))
                        .hasValueSatisfying(
                                receipt -> assertThat(receipt.through()).isEqualTo(sent)));
                assertThat(link.connected()).isTrue();
            }
        }
    }

    private static Board board(final int rows) {
        return new Board(
                "rxx",
                Instant.EPOCH,
                1,
                IntStream.range(0, rows)
                        .mapToObj(i -> new Board.Row(
                                "A1",
                                "",
                                Instant.EPOCH,
                                "ed-door",
                                Board.State.WAITING,
                                "",
                                Optional.empty(),
                                60,
                                List.of("r" + i)))
                        .toList(),
                new Board.Today(0, 0, 50),
                Optional.empty(),
                Optional.empty(),
                "");
    }
}
