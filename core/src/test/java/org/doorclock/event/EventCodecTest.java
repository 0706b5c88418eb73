// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 20261122;

    static final List<Event> ALL = SampleEvents.all();

    @ParameterizedTest
    @FieldSource("ALL")
    void everyEventComesBackAsItWas(final Event event) throws Exception {
        assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
    }

    @Test
    void aTimeToldByOthersComesBackWithoutABoot() throws Exception {
        final Event event = SampleEvents.event(new Fact.DeviceStarted("0.1.0"), SampleEvents.told());

        assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
    }

    @Test
    void whoRecordedItByHandAndWhyComesBackWithIt() throws Exception {
        final Event plain = SampleEvents.event(new Fact.Voided("epoch-1/7", "wrong patient"), SampleEvents.told());
        final Event event = new Event(
                plain.origin(),
                plain.door(),
                plain.fact(),
                plain.occurred(),
                plain.recorded(),
                Optional.of(new Correction("user:anna", "wrong patient", "key-1")));

        assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
    }

    @Test
    void itIsACloudevent() throws Exception {
        final JsonNode node = sample();

        assertThat(node.path("specversion").asText()).isEqualTo("1.0");
        assertThat(node.path("id").asText()).isEqualTo("epoch-1/42");
        assertThat(node.path("source").asText()).isEqualTo("/doorclock/rxx/ct1");
        assertThat(node.path("type").asText()).isEqualTo("org.doorclock.hospital-arrival");
        assertThat(node.path("time").asText()).isEqualTo("2026-04-01T10:00:00.123456789Z");
    }

    @Test
    void unknownFieldsAreIgnoredWhereverTheyAre() throws Exception {
        final ObjectNode node = sample();
        node.put("later", 1);
        ((ObjectNode) node.path("data")).putObject("later").put("x", "y");
        ((ObjectNode) node.path("data").path("patient")).put("later", true);
        ((ObjectNode) node.path("data").path("occurred")).putArray("later");

        assertThat(EventCodec.decode(bytes(node))).isEqualTo(ALL.getFirst());
    }

    @Test
    void anUnknownTypeIsKeptAndCannotBeMadeAnew() throws Exception {
        final ObjectNode node = sample().put("type", "org.doorclock.later-thing");
        ((ObjectNode) node.path("data")).remove("patient");

        final Event event = EventCodec.decode(bytes(node));

        assertThat(event.fact()).isEqualTo(new Fact.Unknown("later-thing"));
        assertThat(event.origin()).isEqualTo(ALL.getFirst().origin());
        assertThatIllegalArgumentException().isThrownBy(() -> EventCodec.encode(event));
    }

    @Test
    void aBatchIsSplitInOrderAndASingleEventIsABatchOfOne() throws Exception {
        final byte[] batch = ("["
                        + String.join(
                                ",",
                                new String(EventCodec.encode(ALL.get(0)), UTF_8),
                                new String(EventCodec.encode(ALL.get(1)), UTF_8))
                        + "]")
                .getBytes(UTF_8);

        final List<Event> events = new ArrayList<>();
        for (final JsonNode node : EventCodec.split(batch)) {
            events.add(EventCodec.decode(node));
        }
        assertThat(events).containsExactly(ALL.get(0), ALL.get(1));
        assertThat(EventCodec.split(EventCodec.encode(ALL.get(0)))).hasSize(1);
        assertThat(EventCodec.split("[]".getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "site", "device", "epoch", "seq", "data"})
    void whatEveryEventHasMustBeThere(final String field) throws Exception {
        final ObjectNode node = sample();
        node.remove(field);

        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> EventCodec.decode(bytes(node)))
                .withMessageStartingWith(field + ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"door", "recorded", "occurred", "patient", "method"})
    void whatAPatientsEventHasMustBeThere(final String field) throws Exception {
        final ObjectNode node = sample();
        ((ObjectNode) node.path("data")).remove(field);

        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> EventCodec.decode(bytes(node)))
                .withMessageStartingWith(field + ":");
    }

    @ParameterizedTest
    @CsvSource({
        "/seq, 0",
        "/seq, -1",
        "/seq, 1.5",
        "/seq, '\"1\"'",
        "/seq, 9223372036854775808",
        "/site, '\"RXX\"'",
        "/site, '\"a/b\"'",
        "/device, '\"+\"'",
        "/type, '\"com.example.other\"'",
        "/data, '[]'",
        "/data/door, '\"\"'",
        "/data/recorded, '\"2026-04-01T10:00:00\"'",
        "/data/recorded, '\"2026-04-01T10:00:00+01:00 \"'",
        "/data/occurred/earliest, '\"2099-04-01T10:00:00Z\"'",
        "/data/occurred/latest, '\"yesterday\"'",
        "/data/occurred/source, '\"sundial\"'",
        "/data/patient/tokens, '[]'",
        "/data/patient/tokens, '[1]'",
        "/data/patient/tokens, '[\"\"]'",
        "/data/patient, '\"9434765919\"'",
        "/data/method, '\"telepathy\"'",
        "/data/pathway, '\"unknown-pathway\"'",
        "/data/modality, '\"x-ray\"'",
        "/data/arrivalMode, 7",
        "/data/urgency, '\"soon\"'",
        "/data/reporter, '\"a person\"'",
    })
    void aWrongValueIsRefusedAndNeverRepeated(final String pointer, final String value) throws Exception {
        final ObjectNode node = sample();
        final int slash = pointer.lastIndexOf('/');
        ((ObjectNode) node.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), JSON.readTree(value));

        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> EventCodec.decode(bytes(node)))
                .withMessageNotContaining("9434765919")
                .withMessageNotContaining("unknown-pathway")
                .withMessageNotContaining("sundial");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "1", "\"x\"", "[]", "{}", "{", "not json", "{}{}", "\u0000"})
    void whatIsNoEventIsRefused(final String text) {
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> EventCodec.decode(text.getBytes(UTF_8)));
    }

    @Test
    void damagedEventsThrowNothingElse() {
        final Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            final byte[] bytes = EventCodec.encode(ALL.get(random.nextInt(ALL.size())));
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                EventCodec.decode(bytes);
            } catch (MalformedEventException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(2_500);
    }

    @Test
    void eventsWithValuesOfWrongTypesThrowNothingElse() throws Exception {
        final List<String> values = List.of(
                "null",
                "true",
                "-1",
                "0",
                "1e400",
                "99999999999999999999",
                "\"\"",
                "\"x\"",
                "[]",
                "{}",
                "[null]",
                "\"+999999999-12-31T23:59:59.999999999Z\"",
                "\"-999999999-01-01T00:00:00Z\"");
        for (final Event event : ALL.subList(Milestone.values().length - 1, ALL.size())) {
            for (final String pointer : pointers(JSON.readTree(EventCodec.encode(event)), "")) {
                for (final String value : values) {
                    final JsonNode node = JSON.readTree(EventCodec.encode(event));
                    final int slash = pointer.lastIndexOf('/');
                    ((ObjectNode) node.at(pointer.substring(0, slash)))
                            .set(pointer.substring(slash + 1), JSON.readTree(value));
                    try {
                        EventCodec.encode(EventCodec.decode(bytes(node)));
                    } catch (MalformedEventException e) {
                        assertThat(e).hasMessageNotContaining("99999");
                    } catch (IllegalArgumentException e) {
                        assertThat(pointer).isEqualTo("/type");
                    }
                }
            }
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

    private static ObjectNode sample() throws Exception {
        return (ObjectNode) JSON.readTree(EventCodec.encode(ALL.getFirst()));
    }

    private static byte[] bytes(final JsonNode node) {
        return node.toString().getBytes(UTF_8);
    }
}
