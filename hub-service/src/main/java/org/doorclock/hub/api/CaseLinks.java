// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Scope;

/** Addresses of the cases that a figure is of, and the queries by which API and pages ask for them. */
public final class CaseLinks {

    private static final String CASES = "/api/v1/cases?";

    private CaseLinks() {}

    /** Of one place, all its periods. */
    static String ofPlace(final Question question, final String org) {
        return CASES + query(question, org);
    }

    /** Of one place and period. */
    static String ofPeriod(final Question question, final String org, final String period) {
        return CASES + query(question, org, period);
    }

    /** Of all places asked about in one hour of the week, {@code mon-09}. */
    static String ofHour(final Question question, final String hour) {
        return CASES + days(question) + places(question.scope()) + period(Grain.HOUR_OF_WEEK, hour);
    }

    /** Of all places asked about, those of one verdict or what stands for one. */
    static String ofVerdict(final Question question, final String verdict) {
        return CASES + days(question) + places(question.scope()) + "&verdict=" + verdict;
    }

    /** What the cases of one of the question's places are asked for by. */
    public static String query(final Question question, final String org) {
        return days(question) + places(placed(question, org));
    }

    /** As {@link #query(Question, String)}, of one period. */
    public static String query(final Question question, final String org, final String period) {
        return query(question, org) + period(question.grain(), period);
    }

    /**
     * The places asked about, narrowed to one.
     *
     * @param org of the question's level; the id of a door is its site's and its own, joined by a slash
     */
    public static Scope placed(final Question question, final String org) {
        if (question.level() != Level.DOOR) {
            return question.scope().and(question.level(), org);
        }
        final int slash = org.indexOf('/');
        return question.scope().and(Level.SITE, org.substring(0, slash)).and(Level.DOOR, org.substring(slash + 1));
    }

    private static String days(final Question question) {
        final Band band = question.bands().getFirst();
        return "measure=" + question.measure().measure().id() + "&from=" + question.from() + "&to=" + question.to()
                + (band == Band.ALL ? "" : "&band=" + band.wireName());
    }

    private static String period(final Grain grain, final String period) {
        return "&by=" + grain.wireName() + "&period=" + period;
    }

    private static String places(final Scope scope) {
        final StringBuilder text = new StringBuilder();
        for (final Level level : Level.values()) {
            scope.at(level)
                    .ifPresent(id -> text.append('&')
                            .append(level.wireName())
                            .append('=')
                            .append(id));
        }
        return text.toString();
    }
}
