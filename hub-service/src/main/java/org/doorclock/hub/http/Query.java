// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doorclock.settings.Nearest;

/**
 * The query of a request. A parameter that the address does not know is refused, as a filter that is misspelt and
 * ignored would give a wrong figure. Every method throws {@link ProblemException} for a value that is not one.
 */
public final class Query {

    /** A list answers with so many unless {@code limit} says otherwise. */
    public static final int USUAL_LIMIT = 100;

    public static final int MOST_LIMIT = 500;

    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final String FORMAT = "format";
    private static final String BOM = "bom";

    private final Parameters parameters;
    private final boolean acceptsCsv;

    private Query(final ServerRequest request, final List<String> own) {
        final List<String> known = withBom(own);
        this.parameters = request.query();
        this.acceptsCsv = request.headers()
                .first(HeaderNames.ACCEPT)
                .filter(accept -> accept.strip().startsWith("text/csv"))
                .isPresent();
        for (final String name : new TreeSet<>(parameters.names())) {
            if (!known.contains(name)) {
                throw unknown(name, known);
            }
            if (parameters.all(name).size() > 1) {
                throw wrong("The parameter " + name + " is there more than once.", "Give it once.");
            }
        }
    }

    /** @param known every parameter of this address; beside {@code format} there is always {@code bom} */
    public static Query of(final ServerRequest request, final String... known) {
        return new Query(request, List.of(known));
    }

    /** @param known every parameter of this address beside {@code limit}, {@code cursor} and {@code format} */
    public static Query ofList(final ServerRequest request, final String... known) {
        final String[] all = Arrays.copyOf(known, known.length + 3);
        all[known.length] = LIMIT;
        all[known.length + 1] = CURSOR;
        all[known.length + 2] = FORMAT;
        return new Query(request, List.of(all));
    }

    /** Where there is CSV there is also its mark. */
    private static List<String> withBom(final List<String> known) {
        return known.contains(FORMAT)
                ? Stream.concat(known.stream(), Stream.of(BOM)).toList()
                : known;
    }

    /** The value, unless it is not there or empty. */
    public Optional<String> text(final String name) {
        return parameters.first(name).asOptional().filter(value -> !value.isEmpty());
    }

    public int number(final String name, final int otherwise, final int least, final int most) {
        return choice(name, value -> wholeNumber(value, least, most), "a whole number from " + least + " to " + most)
                .orElse(otherwise);
    }

    /** A date such as {@code 2026-04-01}. */
    public Optional<LocalDate> date(final String name) {
        return choice(name, Query::day, "a date such as 2026-04-01");
    }

    /**
     * The value as one of those that {@code parse} knows.
     *
     * @param parse empty for a value that is not one
     * @param choices for people: what the value must be
     */
    public <T> Optional<T> choice(final String name, final Function<String, Optional<T>> parse, final String choices) {
        return text(name).map(value -> parse.apply(value).orElseThrow(() -> notA(name, choices)));
    }

    /** As {@link #choice}, where the parameter must be there. */
    public <T> T required(final String name, final Function<String, Optional<T>> parse, final String choices) {
        return choice(name, parse, choices).orElseThrow(() -> notA(name, choices));
    }

    /** How many the client wants at most: 1 to {@link #MOST_LIMIT}. */
    public int limit() {
        return number(LIMIT, USUAL_LIMIT, 1, MOST_LIMIT);
    }

    /** The key after which the list goes on, as {@link Answers#page} was given it. */
    public Optional<String> cursor() {
        return choice(CURSOR, Query::cursorKey, "what the Link of the page before holds");
    }

    /** Whether the client wants CSV: {@code format=csv} or {@code Accept: text/csv}. */
    public boolean csv() {
        return choice(FORMAT, Query::isCsv, "csv or json").orElse(acceptsCsv);
    }

    /** The forms of an answer that is a picture too. */
    public enum Form {
        JSON,
        CSV,
        SVG,
        PNG
    }

    /** Which form the client wants: {@code format}, or {@code Accept: text/csv}; JSON otherwise. */
    public Form form() {
        return choice(FORMAT, Query::form, "json, csv, svg or png").orElse(acceptsCsv ? Form.CSV : Form.JSON);
    }

    /** Whether CSV is to begin with a byte order mark, by which some spreadsheets tell UTF-8. */
    public boolean bom() {
        return choice(BOM, Query::isYes, "yes or no").orElse(false);
    }

    /** Whether one page is asked for, and not the whole list. */
    public boolean asksForPage() {
        return text(LIMIT).isPresent() || text(CURSOR).isPresent();
    }

    static String cursorOf(final String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    private static Optional<String> cursorKey(final String cursor) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> isCsv(final String format) {
        return switch (format) {
            case "csv" -> Optional.of(true);
            case "json" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Form> form(final String name) {
        return Arrays.stream(Form.values())
                .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private static Optional<Boolean> isYes(final String word) {
        return switch (word) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> wholeNumber(final String value, final int least, final int most) {
        try {
            return Optional.of(Integer.parseInt(value)).filter(n -> n >= least && n <= most);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(final String value) {
        try {
            return Optional.of(LocalDate.parse(value));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What the client sent is not repeated, as it may hold an identifier; the nearest that is known says which it was. */
    private static ProblemException unknown(final String name, final List<String> known) {
        return known.isEmpty()
                ? wrong("It has a parameter, and this address takes none.", "Leave it out.")
                : wrong(
                        "It has a parameter that this address does not know, nearest to " + Nearest.of(name, known)
                                + ".",
                        "It knows " + String.join(", ", known) + ".");
    }

    private static ProblemException notA(final String name, final String choices) {
        return wrong("The parameter " + name + " is missing or not " + choices + ".", "Make it " + choices + ".");
    }

    private static ProblemException wrong(final String detail, final String remedy) {
        return new ProblemException(Problem.badRequest(detail, remedy));
    }
}
