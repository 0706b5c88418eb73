// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import java.util.Locale;
import org.doorclock.hub.statistics.Assurance;
import org.doorclock.hub.statistics.Variation;

/** The two signs beside an XmR chart: which way the latest month goes, and whether the target will be met. */
enum Icon {
    BETTER("#2a9df4", "<path d=\"M0-17L14-1H6v18H-6V-1h-8z\"/>"),
    WORSE("#e46c0a", "<path d=\"M0 17L14 1H6v-18H-6V1h-8z\"/>"),
    CHANCE("#7d7d7d", "<path d=\"M-18 4q9-18 18 0t18 0\" fill=\"none\" stroke=\"#0e1116\" stroke-width=\"4\"/>"),
    ALWAYS("#2a9df4", letter("P")),
    NEVER("#e46c0a", letter("F")),
    SOMETIMES("#7d7d7d", letter("?"));

    private final String ring;
    private final String sign;

    Icon(final String ring, final String sign) {
        this.ring = ring;
        this.sign = sign;
    }

    static Icon of(final Variation variation) {
        return switch (variation) {
            case IMPROVEMENT_HIGH, IMPROVEMENT_LOW, NEUTRAL_HIGH, NEUTRAL_LOW -> BETTER;
            case CONCERN_HIGH, CONCERN_LOW -> WORSE;
            case COMMON_CAUSE -> CHANCE;
        };
    }

    /** By the limits: whether every month, no month or some months meet the target. */
    static Icon of(final Assurance assurance) {
        return switch (assurance) {
            case CONSISTENT_PASS -> ALWAYS;
            case CONSISTENT_FAIL -> NEVER;
            case INCONSISTENT -> SOMETIMES;
        };
    }

    /** As SVG. */
    String at(final int x, final int y) {
        return String.format(
                Locale.ROOT,
                "<g transform=\"translate(%d %d)\" fill=\"#0e1116\"><circle r=\"29\" fill=\"#fff\" stroke=\"%s\""
                        + " stroke-width=\"6\"/>%s</g>",
                x,
                y,
                ring,
                sign);
    }

    private static String letter(final String letter) {
        return "<text y=\"11\" text-anchor=\"middle\" font-size=\"32\" font-weight=\"780\">" + letter + "</text>";
    }
}
