// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.doorclock.time.IsoInstant;

/**
 * The fields of an event on the wire, or of an object in it, as they came: read front to back and kept in the order in which
 * they stand, which for a hub that reads a million events when it starts is several times quicker than a tree. Of a field
 * that comes twice the last counts. What follows the event is not looked at.
 */
public final class EventFields {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int ROOM = 8;
    /** What stands for null and for all that is no text, number, truth, list or object. */
    private static final Object NOTHING = new Object();

    private String[] names = new String[ROOM];
    /** Text, Long where it is a whole number in its range, Number, Boolean, List, fields or nothing. */
    private Object[] values = new Object[ROOM];

    private int size;

    private EventFields() {}

    /** @throws MalformedEventException if the bytes are not JSON; what is no object has no fields */
    public static EventFields of(final byte[] json) throws MalformedEventException {
        return of(json, 0);
    }

    static EventFields of(final byte[] json, final int from) throws MalformedEventException {
        try (JsonParser parser = JSON.createParser(json, from, json.length - from)) {
            return read(parser);
        } catch (JsonProcessingException e) {
            throw new MalformedEventException("not JSON");
        } catch (IOException e) {
            throw new MalformedEventException("not readable");
        }
    }

    static EventFields of(final JsonNode node) throws MalformedEventException {
        try (JsonParser parser = node.traverse()) {
            return read(parser);
        } catch (IOException e) {
            throw new MalformedEventException("not readable");
        }
    }

    /** Reads on to the end of the next object. */
    static EventFields read(final JsonParser parser) throws IOException {
        final EventFields event = new EventFields();
        final JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            if (first != null) {
                value(parser, first);
            }
            return event;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            final JsonToken token = parser.nextToken();
            switch (name) {
                // What CloudEvents has beside what this product reads.
                case "specversion", "id", "source", "time", "datacontenttype" -> parser.skipChildren();
                default -> event.put(name, value(parser, token));
            }
        }
        return event;
    }

    private static EventFields object(final JsonParser parser) throws IOException {
        final EventFields fields = new EventFields();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            fields.put(name, value(parser, parser.nextToken()));
        }
        return fields;
    }

    private static List<Object> list(final JsonParser parser) throws IOException {
        final List<Object> list = new ArrayList<>(2);
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(value(parser, token));
        }
        return list;
    }

    private static Object value(final JsonParser parser, final JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getNumberValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, FIELD_NAME, END_OBJECT, END_ARRAY, NOT_AVAILABLE -> NOTHING;
        };
    }

    private void put(final String name, final Object value) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                values[i] = value;
                return;
            }
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        values[size++] = value;
    }

    private Object find(final String name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        return NOTHING;
    }

    /** Whether it is there and not null. */
    boolean has(final String name) {
        return find(name) != NOTHING;
    }

    /** As text, if it is text, a number or a truth; empty if it is not there or anything else. */
    public String textOf(final String name) {
        return textOf(find(name));
    }

    private static String textOf(final Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : "";
    }

    /** A whole number of 64 bits; empty if it is not there or anything else. */
    public Optional<Long> wholeNumber(final String name) {
        return find(name) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    /** Shows each field with {@link #textOf}. */
    void each(final BiConsumer<String, String> field) {
        for (int i = 0; i < size; i++) {
            field.accept(names[i], textOf(values[i]));
        }
    }

    EventFields object(final String name) throws MalformedEventException {
        if (find(name) instanceof EventFields fields) {
            return fields;
        }
        throw new MalformedEventException(name + ": missing or not an object");
    }

    String text(final String name) throws MalformedEventException {
        if (find(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new MalformedEventException(name + ": missing or not text");
    }

    /** Texts of a list, or of an object's fields. @param label what it is called in messages */
    List<String> texts(final String name, final String label) throws MalformedEventException {
        final Object value = find(name);
        final List<?> elements = value instanceof EventFields fields
                ? Arrays.asList(fields.values).subList(0, fields.size)
                : value instanceof List<?> list ? list : List.of();
        final List<String> texts = new ArrayList<>(elements.size());
        for (final Object element : elements) {
            if (!(element instanceof String text) || text.isEmpty()) {
                throw new MalformedEventException(label + ": holds something that is not text");
            }
            texts.add(text);
        }
        if (texts.isEmpty()) {
            throw new MalformedEventException(label + ": missing or empty");
        }
        return texts;
    }

    String name(final String name) throws MalformedEventException {
        final String value = text(name);
        if (!Names.isValid(value)) {
            throw new MalformedEventException(name + ": " + Names.RULE);
        }
        return value;
    }

    long positive(final String name) throws MalformedEventException {
        if (find(name) instanceof Long number && number > 0) {
            return number;
        }
        throw new MalformedEventException(name + ": missing or not a positive whole number");
    }

    /** Never taken for zero where it is missing: nobody is that certain. */
    Duration nanos(final String name) throws MalformedEventException {
        if (find(name) instanceof Long number && number >= 0) {
            return Duration.ofNanos(number);
        }
        throw new MalformedEventException(name + ": missing or not a count of nanoseconds");
    }

    Instant instant(final String name) throws MalformedEventException {
        try {
            return IsoInstant.parse(text(name));
        } catch (DateTimeException e) {
            throw new MalformedEventException(name + ": not an ISO 8601 instant with Z");
        }
    }
}
