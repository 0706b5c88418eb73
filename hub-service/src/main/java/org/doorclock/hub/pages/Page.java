// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.util.Locale;
import org.doorclock.hub.api.CaseLinks;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.http.Html;

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

    /**
     * The page of the cases that a figure is of.
     *
     * @param period empty for all
     * @param verdict empty for all
     */
    static String cases(final Filters filters, final String org, final String period, final String verdict) {
        final Question question = filters.question();
        return "/figures/cases?"
                + (period.isEmpty() || question.grain() == Grain.TOTAL
                        ? CaseLinks.query(question, org)
                        : CaseLinks.query(question, org, period))
                + (verdict.isEmpty() ? "" : "&verdict=" + verdict);
    }
}
