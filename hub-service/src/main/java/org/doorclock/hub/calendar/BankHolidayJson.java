// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.calendar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.doorclock.settings.Nearest;

/**
 * Bank holidays as {@code https://www.gov.uk/bank-holidays.json} has them: {@code {"scotland": {"division": "scotland",
 * "events": [{"title": "2nd January", "date": "2026-01-02", "notes": "", "bunting": true}]}, ...}}. Members that it gains
 * one day are passed over; a division that is not one is refused, as it would be a misspelt one.
 */
final class BankHolidayJson {

    private static final int LONGEST_TITLE = 200;

    private final JsonParser parser;
    private final String file;
    private final Map<Division, SortedMap<LocalDate, String>> days = new EnumMap<>(Division.class);

    private BankHolidayJson(final JsonParser parser, final String file) {
        this.parser = parser;
        this.file = file;
    }

    /**
     * @param file what to call it
     * @throws CalendarFileException if it is not of this form; the line is named
     * @throws IOException if it cannot be read
     */
    static BankHolidays read(final InputStream in, final String file) throws IOException, CalendarFileException {
        try (JsonParser parser = new JsonFactory().createParser(in)) {
            return new BankHolidayJson(parser, file).holidays();
        } catch (JsonParseException e) {
            throw wrong(file, e.getLocation().getLineNr(), "this is not JSON");
        }
    }

    static byte[] write(final BankHolidays holidays) throws IOException {
        final ObjectMapper mapper = new ObjectMapper();
        final ObjectNode root = mapper.createObjectNode();
        for (final Division division : Division.values()) {
            final ObjectNode node = root.putObject(division.wireName()).put("division", division.wireName());
            final ArrayNode events = node.putArray("events");
            holidays.of(division)
                    .forEach((day, title) ->
                            events.addObject().put("title", title).put("date", day.toString()));
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private BankHolidays holidays() throws IOException, CalendarFileException {
        expect(parser.nextToken(), JsonToken.START_OBJECT, "an object of divisions");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            final String name = parser.currentName();
            final Optional<Division> division = Division.ofWireName(name);
            if (division.isEmpty()) {
                throw wrong(
                        "there is no division of this name; the nearest is " + Nearest.of(name, Division.wireNames()));
            }
            expect(parser.nextToken(), JsonToken.START_OBJECT, "an object with events");
            division(days.computeIfAbsent(division.get(), key -> new TreeMap<>()));
        }
        if (days.values().stream().allMatch(SortedMap::isEmpty)) {
            throw wrong("it holds no bank holiday");
        }
        if (parser.nextToken() != null) {
            throw wrong("there is something after the end");
        }
        return new BankHolidays(days);
    }

    private void division(final SortedMap<LocalDate, String> found) throws IOException, CalendarFileException {
        boolean events = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            final String name = parser.currentName();
            parser.nextToken();
            if (name.equals("events")) {
                events = true;
                expect(parser.currentToken(), JsonToken.START_ARRAY, "a list of events");
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    expect(parser.currentToken(), JsonToken.START_OBJECT, "an event");
                    event(found);
                }
            } else {
                parser.skipChildren();
            }
        }
        if (!events) {
            throw wrong("the division has no events");
        }
    }

    private void event(final SortedMap<LocalDate, String> found) throws IOException, CalendarFileException {
        Optional<LocalDate> day = Optional.empty();
        Optional<String> title = Optional.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            final String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "date" -> day = Optional.of(day());
                case "title" -> title = Optional.of(title());
                default -> parser.skipChildren();
            }
        }
        if (day.isEmpty() || title.isEmpty()) {
            throw wrong("the event has no " + (day.isEmpty() ? "date" : "title"));
        }
        found.put(day.get(), title.get());
    }

    private LocalDate day() throws IOException, CalendarFileException {
        expect(parser.currentToken(), JsonToken.VALUE_STRING, "a date such as \"2026-12-25\"");
        try {
            return LocalDate.parse(parser.getText());
        } catch (DateTimeException e) {
            throw wrong("this is no date such as \"2026-12-25\"");
        }
    }

    private String title() throws IOException, CalendarFileException {
        expect(parser.currentToken(), JsonToken.VALUE_STRING, "a title");
        final String title = parser.getText().strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw wrong("a title has 1 to " + LONGEST_TITLE + " characters");
        }
        return title;
    }

    private void expect(final JsonToken token, final JsonToken expected, final String what)
            throws CalendarFileException {
        if (token != expected) {
            throw wrong("here should be " + what);
        }
    }

    private CalendarFileException wrong(final String reason) {
        return wrong(file, parser.currentTokenLocation().getLineNr(), reason);
    }

    private static CalendarFileException wrong(final String file, final int line, final String reason) {
        return new CalendarFileException(
                file + ", line " + line + ": " + reason + ". It must be in the form of gov.uk's bank-holidays.json.");
    }
}
