// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.util.Locale;
import org.doorclock.hub.calendar.Band;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.http.Html;
import org.doorclock.hub.organisation.Level;

/** Small things that the pages of figures share. */
final class Page {

    private Page() {}

    /** What may be wider than a telephone: it scrolls by itself, and the page does not. */
    static String wide(final String label, final String content) {
        return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">%s</div>"
                .formatted(Html.text(label), content);
    }

    static String percent(final double share) {
        return Math.round(share * 100) + "%";
    }

    static String capital(final String word) {
        return word.substring(0, 1).toUpperCase(Locale.UK) + word.substring(1);
    }

    /** Of a door, whose id is its site's and its own joined by a slash, its own. */
    static String last(final String org) {
        return org.substring(org.indexOf('/') + 1);
    }

    /**
     * The page of the cases that a figure is of.
     *
     * @param period empty for all
     * @param verdict empty for all
     */
    static String cases(final Filters filters, final String org, final String period, final String verdict) {
        final Level level = filters.question().level();
        final String place = level == Level.DOOR
                ? "&site=" + org.substring(0, Math.max(0, org.indexOf('/'))) + "&door=" + last(org)
                : "&" + level.wireName() + "=" + org;
        final Grain grain = filters.question().grain();
        final String days = "measure=" + filters.measure().id() + "&from="
                + filters.question().from() + "&to=" + filters.question().to();
        final String band =
                filters.band() == Band.ALL ? "" : "&band=" + filters.band().wireName();
        return "/figures/cases?" + days + band + place
                + (period.isEmpty() || grain == Grain.TOTAL ? "" : "&by=" + grain.wireName() + "&period=" + period)
                + (verdict.isEmpty() ? "" : "&verdict=" + verdict);
    }
}
