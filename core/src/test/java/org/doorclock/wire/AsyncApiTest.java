// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.event.SampleEvents;
import org.doorclock.time.ClockSource;
import org.doorclock.time.TimeInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the code to the published document: what the codecs make fits it, and what does not fit it is no message. */
class AsyncApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");

    static final List<Event> EVENTS = SampleEvents.all();

    private final AsyncApi api;

    AsyncApiTest() throws Exception {
        api = new AsyncApi();
    }

    @ParameterizedTest
    @FieldSource("EVENTS")
    void everyEventFits(final Event event) throws Exception {
        assertThat(api.problems("events", "event", EventCodec.encode(event))).isEmpty();
    }

    @Test
    void aBatchFits() throws Exception {
        final String batch = EVENTS.stream()
                .map(event -> new String(EventCodec.encode(event), UTF_8))
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(api.problems("events", "batch", batch.getBytes(UTF_8))).isEmpty();
        assertThat(api.problems("events", "batch", "[]".getBytes(UTF_8))).isNotEmpty();
        assertThat(api.problems("events", "batch", "[{}]".getBytes(UTF_8))).isNotEmpty();
    }

    @Test
    void anEventOfALaterTypeFits() throws Exception {
        final ObjectNode node = sample().put("type", "org.doorclock.later-thing");

        assertThat(api.problems("events", "event", bytes(node))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/specversion, '\"0.3\"'",
        "/id, '\"no-sequence\"'",
        "/source, '\"elsewhere\"'",
        "/type, '\"com.example.other\"'",
        "/time, '\"2026-04-01 10:00\"'",
        "/site, '\"RXX\"'",
        "/seq, 0",
        "/data/door, '\"\"'",
        "/data/recorded, '\"2026-04-01T10:00:00+01:00\"'",
        "/data/occurred/source, '\"sundial\"'",
        "/data/occurred/bootId, 1",
        "/data/occurred/sinceBootNanos, -1",
        "/data/patient/tokens, '[]'",
        "/data/patient/tokens, '[\"9434765919\"]'",
        "/data/patient/sealed, '\"nhs:9434765919\"'",
        "/data/patient, null",
        "/data/method, '\"telepathy\"'",
        "/data/pathway, '\"unknown\"'",
        "/data/modality, '\"x-ray\"'",
        "/data/arrivalMode, 7",
        "/data/urgency, '\"soon\"'",
        "/data/reporter, '\"a person\"'",
    })
    void anEventWithAWrongValueDoesNotFit(final String pointer, final String value) throws Exception {
        final ObjectNode node = sample();
        final int slash = pointer.lastIndexOf('/');
        ((ObjectNode) node.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), JSON.readTree(value));

        assertThat(api.problems("events", "event", bytes(node))).isNotEmpty();
    }

    @Test
    void anEventThatLacksAnyRequiredFieldDoesNotFit() throws Exception {
        for (final Event event : EVENTS) {
            final JsonNode whole = JSON.readTree(EventCodec.encode(event));
            final List<String> optional =
                    List.of("pathway", "reason", "modality", "arrivalMode", "urgency", "reporter", "selfTest");
            for (final var field : whole.path("data").properties()) {
                final boolean closeReason = event.fact().type().equals("case-closed");
                if (closeReason || !optional.contains(field.getKey())) {
                    final ObjectNode less = whole.deepCopy();
                    ((ObjectNode) less.path("data")).remove(field.getKey());
                    assertThat(api.problems("events", "event", bytes(less)))
                            .as("%s without %s", event.fact().type(), field.getKey())
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void receiptsFit() throws Exception {
        final Receipt receipt = new Receipt("e", 7, List.of(new Receipt.Gap(9, 9), new Receipt.Gap(12, 20)));

        assertThat(api.problems("receipts", "receipt", receipt.encode())).isEmpty();
        assertThat(api.problems("receipts", "receipt", new Receipt("e", 0, List.of()).encode()))
                .isEmpty();
        final Receipt answer = receipt.with(new Receipt.HubClock("boot-1", Duration.ofNanos(5), NOW, NOW));
        assertThat(api.problems("receipts", "receipt", answer.encode())).isEmpty();
        assertThat(problems("receipts", "receipt", "{'epoch':'e','through':1,'missing':[],'clock':{'bootId':'b'}}"))
                .isNotEmpty();
        assertThat(problems("receipts", "receipt", "{'epoch':'e','through':-1,'missing':[]}"))
                .isNotEmpty();
        assertThat(problems("receipts", "receipt", "{'epoch':'e','through':1,'missing':[{'from':0,'to':1}]}"))
                .isNotEmpty();
        assertThat(problems("receipts", "receipt", "{'epoch':'e','through':1}")).isNotEmpty();
    }

    @Test
    void deviceStatesFitInEveryPhase() throws Exception {
        for (final DeviceState.Phase phase : DeviceState.Phase.values()) {
            final DeviceState state = new DeviceState(phase, "ct1", "CT 1", "ct-door", "e", 0, "0.1.0");
            assertThat(api.problems("state", "state", state.encode())).isEmpty();
        }
        final DeviceState odd = new DeviceState(DeviceState.Phase.READY, "ct1", "CT 1", "garden-door", "e", 0, "0.1.0");
        assertThat(api.problems("state", "state", odd.encode())).isNotEmpty();
        assertThat(problems("state", "state", "{'state':'ready'}")).isNotEmpty();
        final DeviceState troubled = new DeviceState(
                DeviceState.Phase.DEGRADED, List.of("screen-lost", "hot"), "ct1", "CT 1", "ct-door", "e", 0, "0.1.0");
        assertThat(api.problems("state", "state", troubled.encode())).isEmpty();
        final DeviceState shouting =
                new DeviceState(DeviceState.Phase.DEGRADED, List.of("HOT!"), "ct1", "CT 1", "ct-door", "e", 0, "0.1.0");
        assertThat(api.problems("state", "state", shouting.encode())).isNotEmpty();
    }

    @Test
    void heartbeatsFitWithEveryClock() throws Exception {
        for (final ClockSource clock : ClockSource.values()) {
            final Health health = new Health("e", 5, 2, 30, clock, 12, 1L << 40, true);
            assertThat(api.problems("health", "health", health.encode())).isEmpty();
        }
        final ClockReport.HubTime trip =
                new ClockReport.HubTime(Duration.ofHours(6), new TimeInterval(NOW, NOW.plusMillis(30)));
        for (final Optional<ClockReport.HubTime> hub :
                List.of(Optional.of(trip), Optional.<ClockReport.HubTime>empty())) {
            final Health timed = MessagesTest.timed(new ClockReport("boot-1", Duration.ofHours(7), NOW, hub));
            assertThat(api.problems("health", "health", timed.encode())).isEmpty();
        }
        final Health whole = new Health("e", 5, 2, 30, ClockSource.NTP, 12, 1, true);
        assertThat(api.problems(
                        "health",
                        "health",
                        whole.withParts(Map.of("light.red", "ready", "button.start", "faulty: a wire is broken"))
                                .encode()))
                .isEmpty();
        assertThat(api.problems(
                        "health",
                        "health",
                        whole.withParts(Map.of("light.red", "dim")).encode()))
                .isNotEmpty();
        final Health wrong = new Health("e", 5, -2, 30, ClockSource.NTP, 12, 1, true);
        assertThat(api.problems("health", "health", wrong.encode())).isNotEmpty();
        final Health hot = new Health(
                "e", 5, 2, 30, ClockSource.NTP, 12, 1, true, Optional.empty(), "shown", OptionalDouble.of(81.5));
        assertThat(api.problems("health", "health", hot.encode())).isEmpty();
        final Health odd = new Health(
                "e", 5, 2, 30, ClockSource.NTP, 12, 1, true, Optional.empty(), "black", OptionalDouble.empty());
        assertThat(api.problems("health", "health", odd.encode())).isNotEmpty();
    }

    @Test
    void boardsFitFullAndEmpty() throws Exception {
        final Board full = BoardTest.full();
        final Board empty =
                new Board("rxx", NOW, 1, List.of(), new Board.Today(0, 0, 50), Optional.empty(), Optional.empty(), "");

        assertThat(api.problems("board", "board", full.encode())).isEmpty();
        assertThat(api.problems("board", "board", full.encodeForPeople().getBytes(UTF_8)))
                .isEmpty();
        assertThat(api.problems("board", "board", empty.encode())).isEmpty();
        assertThat(problems("board", "board", "{'site':'rxx'}")).isNotEmpty();
        final ObjectNode wrong = (ObjectNode) JSON.readTree(full.encode());
        ((ObjectNode) wrong.path("rows").path(0)).put("state", "overdue");
        assertThat(api.problems("board", "board", bytes(wrong))).isNotEmpty();
    }

    @Test
    void theHubsStateAndCommandsFit() throws Exception {
        for (final HubState.Phase phase : HubState.Phase.values()) {
            assertThat(api.problems("hub", "hub", new HubState(phase, "run-1").encode()))
                    .isEmpty();
        }
        assertThat(problems("hub", "hub", "{'state':'tired','instance':'x'}")).isNotEmpty();
        assertThat(api.problems("commands", "command", new Command.Rewind("e", 1, 9).encode()))
                .isEmpty();
        assertThat(api.problems("commands", "command", new Command.Unknown("later").encode()))
                .isEmpty();
        assertThat(problems("commands", "command", "{'command':'rewind','epoch':'e'}"))
                .isNotEmpty();
    }

    @Test
    void everyErrandFitsAndLacksNothing() throws Exception {
        for (final Errand errand : Errand.values()) {
            final Command.Order order = new Command.Order("c-1", errand, NOW);
            assertThat(api.problems("commands", "command", order.encode())).isEmpty();
            assertThat(problems("commands", "command", "{'command':'" + errand.wireName() + "','id':'c-1'}"))
                    .isNotEmpty();
        }
        assertThat(problems("commands", "command", "{'command':'later-thing'}")).isEmpty();
    }

    @Test
    void answersFit() throws Exception {
        for (final Answer.Outcome outcome : Answer.Outcome.values()) {
            assertThat(api.problems("answers", "answer", new Answer("c-1", outcome, "why").encode()))
                    .isEmpty();
        }
        final String most = "x".repeat(Answer.MOST_LOG_CHARACTERS);
        final Answer log = new Answer("c-1", Answer.Outcome.DONE, "", Answer.MOST_PARTS, Answer.MOST_PARTS, most);
        assertThat(api.problems("answers", "answer", log.encode())).isEmpty();
        final Answer more = new Answer("c-1", Answer.Outcome.DONE, "", 1, Answer.MOST_PARTS, most + "x");
        assertThat(api.problems("answers", "answer", more.encode())).isNotEmpty();
        assertThat(problems("answers", "answer", "{'id':'c','outcome':'done','text':'','log':'x'}"))
                .isNotEmpty();
    }

    @Test
    void alertsFitOfEveryKind() throws Exception {
        for (final Alert.Kind kind : Alert.Kind.values()) {
            for (final Alert.State state : Alert.State.values()) {
                final Alert alert = new Alert("a-1", "rxx", "dc-0042", "ct1", "CT 1", kind, state, NOW, NOW, "why");
                assertThat(api.problems("alerts", "alert", alert.encode())).isEmpty();
            }
        }
        assertThat(problems("alerts", "alert", "{'id':'a-1'}")).isNotEmpty();
    }

    @Test
    void offersFitAndSoDoesWhatADeviceSaysOfThem() throws Exception {
        final Offer offer = new Offer(new byte[] {1, 2}, new byte[] {3}, URI.create("https://hub.example/releases/ab"));
        assertThat(api.problems("release", "offer", offer.encode())).isEmpty();
        assertThat(api.problems("release", "offer", Offer.nothing())).isEmpty();
        assertThat(Offer.decode(offer.encode())).contains(offer);
        assertThat(Offer.decode(Offer.nothing())).isEmpty();
        assertThat(problems("release", "offer", "{'manifest':'AQI='}")).isNotEmpty();
        for (final UpdateReport.State state : UpdateReport.State.values()) {
            final Optional<UpdateReport> report = Optional.of(new UpdateReport("0.2.0", state, "because"));
            final Health health = new Health("e", 5, 2, 30, ClockSource.NTP, 12, 1, true).withUpdate(report);
            assertThat(api.problems("health", "health", health.encode())).isEmpty();
            assertThat(Health.decode(health.encode()).update()).isEqualTo(report);
        }
    }

    @Test
    void theChannelsAreTheTopics() {
        final List<String> addresses = StreamSupport.stream(
                        api.document().path("channels").spliterator(), false)
                .map(channel -> channel.path("address").asText())
                .toList();
        final List<String> topics = Arrays.stream(Topics.DeviceTopic.values())
                .map(topic -> topic.of("{site}", "{device}"))
                .collect(Collectors.toList());
        topics.add(Topics.board("{site}"));
        topics.add(Topics.hub("{site}"));
        topics.add(Topics.alerts("{site}"));

        assertThat(api.document().path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(addresses).containsExactlyInAnyOrderElementsOf(topics);
    }

    @Test
    void everyOperationSaysItsQualityAndWhatIsRetained() {
        api.document().path("operations").forEach(operation -> {
            final JsonNode mqtt = operation.path("bindings").path("mqtt");
            final String channel = operation.path("channel").path("$ref").asText();
            assertThat(mqtt.path("qos").asInt()).isEqualTo(1);
            assertThat(mqtt.path("retain").isBoolean()).isTrue();
            assertThat(mqtt.path("retain").asBoolean())
                    .isEqualTo(List.of("#/channels/state", "#/channels/board", "#/channels/hub", "#/channels/release")
                            .contains(channel));
        });
        assertThat(api.document().path("operations")).hasSize(10);
    }

    @Test
    void everyReferencePointsToSomething() {
        assertThat(api.document().findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                api.document().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private List<String> problems(final String channel, final String message, final String json) throws Exception {
        return api.problems(channel, message, json.replace('\'', '"').getBytes(UTF_8));
    }

    private static ObjectNode sample() throws Exception {
        return (ObjectNode) JSON.readTree(EventCodec.encode(EVENTS.getFirst()));
    }

    private static byte[] bytes(final JsonNode node) {
        return node.toString().getBytes(UTF_8);
    }
}
