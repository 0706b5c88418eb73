// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFieldsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ODD =
            "[null, true, false, 5, -0, 1.50, 1e400, 9223372036854775807, 9223372036854775808,"
                    + " \"\", \"x\", \"ntp\", \"2026-04-01T10:00:00Z\", [], [\"t\"], [[{}]], {}, {\"a\": \"x\"}]";

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    /** A tree is what the bytes say, less what comes twice and what comes behind. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsReadFromBytesIsWhatIsReadFromATreeOfThem(final long seed) throws IOException {
        final byte[] bytes = bent(new Random(seed));

        assertThat(fromBytes(bytes)).isEqualTo(fromTree(bytes));
    }

    /** Whatever came before it, and however its bytes are meant. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatOneReaderReadsAfterAnotherIsWhatIsReadByItself(final long seed) throws IOException {
        final Random random = new Random(seed);
        try (FieldsReader reader = new FieldsReader()) {
            for (int i = 0; i < 30; i++) {
                final byte[] bytes = random.nextBoolean() ? odd(random) : bent(random);
                assertThat(told(() -> reader.read(bytes, 0))).isEqualTo(told(() -> EventFields.of(bytes)));
            }
        }
    }

    @Test
    void ofAFieldThatComesTwiceTheLastCounts() throws Exception {
        final EventFields fields = fields("{\"a\": 1, \"b\": {\"c\": \"x\"}, \"a\": \"two\", \"b\": {\"c\": \"y\"}}");

        assertThat(fields.text("a")).isEqualTo("two");
        assertThat(fields.object("b").text("c")).isEqualTo("y");
    }

    @Test
    void textIsMadeOfNumbersAndTruthsButOfNothingElse() throws Exception {
        final EventFields fields = fields("{\"a\": -0, \"b\": 1.50, \"c\": true, \"d\": null, \"e\": [], \"f\": {}}");

        assertThat(List.of(fields.textOf("a"), fields.textOf("b"), fields.textOf("c")))
                .containsExactly("0", "1.5", "true");
        assertThat(List.of(fields.textOf("d"), fields.textOf("e"), fields.textOf("f"), fields.textOf("g")))
                .containsOnly("");
        assertThat(fields.has("d")).isFalse();
        assertThat(fields.has("e")).isTrue();
    }

    @Test
    void aWholeNumberIsOneOf64Bits() throws Exception {
        final EventFields fields = fields("{\"a\": 9223372036854775807, \"b\": 9223372036854775808, \"c\": 1.0}");

        assertThat(fields.wholeNumber("a")).contains(Long.MAX_VALUE);
        assertThat(fields.wholeNumber("b")).isEmpty();
        assertThat(fields.wholeNumber("c")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "5", "null", "[{\"type\": \"x\"}]"})
    void whatIsNoObjectHasNoFields(final String json) throws Exception {
        assertThat(fields(json).has("type")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\"", "{\"a\": 1", "{\"id\": \"x", "{\"id\": {]}", "[1", "\"x", "{'a': 1}"})
    void whatIsCutShortOrNoJsonIsRefused(final String json) {
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> fields(json))
                .withMessage("not JSON");
    }

    private static EventFields fields(final String json) throws MalformedEventException {
        return EventFields.of((" " + json).getBytes(UTF_8), 1);
    }

    private static byte[] bent(final Random random) throws IOException {
        final List<Event> events = SampleEvents.all();
        final JsonNode tree = JSON.readTree(EventCodec.encode(events.get(random.nextInt(events.size()))));
        for (int i = random.nextInt(4); i > 0; i--) {
            bend(tree, random);
        }
        final byte[] bytes = JSON.writeValueAsBytes(tree);
        for (int i = random.nextInt(3); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) "{}[]\",:\\ 09-eE.nt\u0007".charAt(random.nextInt(18));
        }
        return bytes;
    }

    /** What is no event, what goes on behind one, other alphabets and lengths that no reader takes at once. */
    private static byte[] odd(final Random random) {
        final String event = "{\"type\": \"x\", \"seq\": 7, \"data\": {\"door\": \"\u00e9\u20ac\"}}";
        final List<String> odd = List.of(
                "",
                " ",
                "5",
                "5 ",
                "null",
                "[]",
                "[" + event,
                "\ufeff" + event,
                "\n" + event + "\n",
                event + event,
                event + " {\"type\": \"y\"}, ",
                event + "5",
                event + "{",
                "{\"long\": \"" + "z".repeat(7_000 + random.nextInt(20_000)) + "\", \"seq\": 7}",
                event + " ".repeat(7_000 + random.nextInt(20_000)) + event);
        final List<Charset> alphabets = List.of(UTF_8, UTF_8, UTF_8, UTF_16, UTF_16BE, UTF_16LE, UTF_32, ISO_8859_1);
        return odd.get(random.nextInt(odd.size())).getBytes(alphabets.get(random.nextInt(alphabets.size())));
    }

    /** Reads an event's fields. */
    @FunctionalInterface
    private interface Reading {
        EventFields read() throws MalformedEventException;
    }

    private static List<String> told(final Reading reading) {
        final List<String> told = new ArrayList<>();
        try {
            final EventFields fields = reading.read();
            fields.each((name, value) -> told.add(name + "=" + value));
            told.add(EventCodec.decode(fields).toString());
        } catch (MalformedEventException e) {
            told.add(e.getMessage());
        }
        return told;
    }

    /** Puts something odd in the place of a field, or takes it away. */
    private static void bend(final JsonNode tree, final Random random) throws IOException {
        final List<ObjectNode> objects = new ArrayList<>();
        objects.add((ObjectNode) tree);
        tree.findParents("tokens").forEach(patient -> objects.add((ObjectNode) patient));
        tree.path("data").forEach(field -> {
            if (field instanceof ObjectNode object) {
                objects.add(object);
            }
        });
        final ObjectNode bent = objects.get(random.nextInt(objects.size()));
        final List<String> names = new ArrayList<>();
        bent.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return;
        }
        final String name = names.get(random.nextInt(names.size()));
        final ArrayNode odd = (ArrayNode) JSON.readTree(ODD);
        if (random.nextInt(4) == 0) {
            bent.remove(name);
        } else {
            bent.set(name, odd.get(random.nextInt(odd.size())));
        }
    }

    private static String fromBytes(final byte[] bytes) {
        try {
            return EventCodec.decode(bytes).toString();
        } catch (MalformedEventException e) {
            return e.getMessage();
        }
    }

    private static String fromTree(final byte[] bytes) {
        try {
            return EventCodec.decode(JSON.readTree(bytes)).toString();
        } catch (IOException e) {
            return "not JSON";
        } catch (MalformedEventException e) {
            return e.getMessage();
        }
    }
}
