// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.doorclock.hub.api.Questions;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.organisation.Level;
import org.doorclock.measure.Measure;

/** What a page of figures is asked for, as its address says it: in the words of the API. */
record Filters(Question question) {

    static final String[] NAMES = Questions.PARAMETERS.stream()
            .filter(name -> !List.of("format", "small").contains(name))
            .toArray(String[]::new);

    private static final int USUAL_MONTHS = 24;

    static Filters of(final Query query, final Questions questions, final String usualMeasure) {
        final Question asked = questions.of(query, usualMeasure, Grain.MONTH);
        if (query.text("from").isPresent()) {
            return new Filters(asked);
        }
        final LocalDate from = asked.to().minusDays(1).withDayOfMonth(1).minusMonths(USUAL_MONTHS - 1L);
        return new Filters(new Question(
                asked.measure(), from, asked.to(), asked.level(), asked.grain(), asked.bands(), asked.scope(), false));
    }

    Measure measure() {
        return question.measure().measure();
    }

    /** The first that is asked for: a page shows one. */
    Band band() {
        return question.bands().getFirst();
    }

    /** The same as a query, for a link to the API or to another page. */
    String query() {
        return query(parameters());
    }

    /** The same, but for one parameter. */
    String with(final String name, final String value) {
        final Map<String, String> parameters = parameters();
        parameters.put(name, value);
        return query(parameters);
    }

    /** What the cases behind these figures are asked for by. */
    String cases() {
        final Map<String, String> parameters = parameters();
        parameters.remove("level");
        parameters.remove("by");
        return query(parameters);
    }

    private Map<String, String> parameters() {
        final Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("measure", measure().id());
        for (final Level each : Level.values()) {
            question.scope().at(each).ifPresent(id -> parameters.put(each.wireName(), id));
        }
        if (question.level() != Level.SITE) {
            parameters.put("level", question.level().wireName());
        }
        if (band() != Band.ALL) {
            parameters.put("band", band().wireName());
        }
        parameters.put("by", question.grain().wireName());
        parameters.put("from", question.from().toString());
        parameters.put("to", question.to().toString());
        return parameters;
    }

    private static String query(final Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    }
}
