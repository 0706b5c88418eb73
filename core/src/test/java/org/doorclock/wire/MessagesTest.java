// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant WHEN = Instant.parse("2026-04-01T10:00:00.250Z");
    private static final long SEED = 20261122;

    @FunctionalInterface
    private interface Decoder {
        Object decode(byte[] bytes) throws MalformedMessageException;
    }

    private record Sample(String name, Object message, byte[] bytes, Decoder decoder) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Sample> SAMPLES = samples();

    private static List<Sample> samples() {
        final Receipt receipt = new Receipt("e", 7, 30, List.of(new Receipt.Gap(9, 9), new Receipt.Gap(12, 20)));
        final Receipt answer =
                receipt.with(new Receipt.HubClock("boot-1", Duration.ofNanos(5), WHEN, WHEN.minusMillis(3)));
        final Health health = new Health("e", 5, 2, 30, ClockSource.HOLDOVER, 12, 1L << 40, true);
        final Health timed = timed(new ClockReport(
                "boot-1",
                Duration.ofHours(7),
                WHEN,
                Optional.of(
                        new ClockReport.HubTime(Duration.ofHours(6), new TimeInterval(WHEN, WHEN.plusMillis(30))))));
        final Health untold = timed(new ClockReport("boot-1", Duration.ZERO, WHEN, Optional.empty()));
        final DeviceState state = new DeviceState(
                DeviceState.Phase.DEGRADED, List.of("screen-lost", "hot"), "ct1", "CT 1", "ct-door", "e", 4, "0.1.0");
        final HubState hub = new HubState(HubState.Phase.READY, "run-1");
        final Command rewind = new Command.Rewind("e", 1, 9);
        final Command order = new Command.Order("c-1", Errand.SELF_TEST, WHEN);
        final Answer refused = new Answer("c-1", Answer.Outcome.REFUSED, "nothing would start it again");
        final Answer log = new Answer("c-1", Answer.Outcome.DONE, "log", 2, 3, "a line\n");
        final Alert alert = new Alert(
                "a-1", "rxx", "ct1", "ct1", "CT 1", Alert.Kind.OFFLINE, Alert.State.CLEARED, WHEN, WHEN, "heard again");
        final Board board = BoardTest.full();
        return List.of(
                new Sample("receipt", receipt, receipt.encode(), Receipt::decode),
                new Sample("receipt that answers a heartbeat", answer, answer.encode(), Receipt::decode),
                new Sample("health", health, health.encode(), Health::decode),
                new Sample("health with its time", timed, timed.encode(), Health::decode),
                new Sample("health before a round trip", untold, untold.encode(), Health::decode),
                new Sample("state", state, state.encode(), DeviceState::decode),
                new Sample("hub", hub, hub.encode(), HubState::decode),
                new Sample("rewind", rewind, rewind.encode(), Command::decode),
                new Sample("order", order, order.encode(), Command::decode),
                new Sample("answer", refused, refused.encode(), Answer::decode),
                new Sample("part of a log", log, log.encode(), Answer::decode),
                new Sample("alert", alert, alert.encode(), Alert::decode),
                new Sample("board", board, board.encode(), Board::decode));
    }

    static Health timed(final ClockReport report) {
        return new Health(
                        "e",
                        5,
                        2,
                        30,
                        ClockSource.NTP,
                        12,
                        1L << 40,
                        true,
                        Optional.of(report),
                        "lost",
                        OptionalDouble.of(81.5))
                .withParts(Map.of("light.red", "absent: no permission"))
                .withCertificate(Optional.of(WHEN))
                .withEncrypted(true);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void aMessageComesBackAsItWas(final Sample sample) throws Exception {
        assertThat(sample.decoder.decode(sample.bytes)).isEqualTo(sample.message);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void unknownFieldsAreIgnored(final Sample sample) throws Exception {
        final ObjectNode node = (ObjectNode) JSON.readTree(sample.bytes);
        node.putObject("later").put("x", 1);

        assertThat(sample.decoder.decode(node.toString().getBytes(UTF_8))).isEqualTo(sample.message);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void damagedMessagesThrowNothingButWhatIsDeclared(final Sample sample) {
        final Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            final byte[] bytes = sample.bytes.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            refused += refuses(sample, bytes) ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void valuesOfWrongTypesThrowNothingButWhatIsDeclared(final Sample sample) throws Exception {
        final List<String> values = List.of(
                "null",
                "true",
                "-1",
                "0",
                "0.5",
                "1e400",
                "99999999999999999999",
                "\"\"",
                "\"x\"",
                "[]",
                "{}",
                "[null]",
                "[1]",
                "[{}]");
        for (final String pointer : pointers(JSON.readTree(sample.bytes), "")) {
            for (final String value : values) {
                final JsonNode node = JSON.readTree(sample.bytes);
                final int slash = pointer.lastIndexOf('/');
                ((ObjectNode) node.at(pointer.substring(0, slash)))
                        .set(pointer.substring(slash + 1), JSON.readTree(value));
                refuses(sample, node.toString().getBytes(UTF_8));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "1", "{", "not json", "{}", "\u0000"})
    void whatIsNoMessageIsRefused(final String text) {
        assertThat(SAMPLES).allMatch(sample -> refuses(sample, text.getBytes(UTF_8)));
    }

    @Test
    void anUnknownCommandIsKnownAsSuch() throws Exception {
        assertThat(Command.decode("{\"command\":\"later\"}".getBytes(UTF_8))).isEqualTo(new Command.Unknown("later"));
    }

    @Test
    void anUnknownPhaseIsRefusedWithoutRepeatingIt() {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> HubState.decode("{\"state\":\"tired\",\"instance\":\"x\"}".getBytes(UTF_8)))
                .withMessageNotContaining("tired");
    }

    @Test
    void aDeviceTopicTellsItsSender() {
        final String topic = Topics.DeviceTopic.EVENTS.of("rxx", "ct1");

        assertThat(topic).isEqualTo("doorclock/v1/rxx/ct1/events");
        assertThat(Topics.Sender.of(topic)).isEqualTo(new Topics.Sender("rxx", "ct1"));
        assertThat(Topics.DeviceTopic.EVENTS.everywhere()).isEqualTo("doorclock/v1/+/+/events");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "doorclock/v1/rxx/board", "doorclock/v2/rxx/ct1/events", "doorclock/v1/rxx/ct1/events/x"})
    void anotherTopicHasNoSender(final String topic) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Topics.Sender.of(topic));
    }

    private static boolean refuses(final Sample sample, final byte[] bytes) {
        try {
            sample.decoder.decode(bytes);
            return false;
        } catch (MalformedMessageException e) {
            return true;
        }
    }

    private static List<String> pointers(final JsonNode node, final String at) {
        final List<String> pointers = new ArrayList<>();
        node.properties().forEach(field -> {
            pointers.add(at + "/" + field.getKey());
            pointers.addAll(pointers(field.getValue(), at + "/" + field.getKey()));
        });
        return pointers;
    }
}
