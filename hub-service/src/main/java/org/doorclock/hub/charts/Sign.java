// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import org.doorclock.hub.statistics.Assurance;
import org.doorclock.hub.statistics.Variation;

/** Shapes around the point 0 0: one for each kind of point, and the two icons beside a chart. */
final class Sign {

    private static final String UP = "<path d=\"M0-17L14-1H6v18H-6V-1h-8z\"/>";
    private static final String DOWN = "<path d=\"M0 17L14 1H6v-18H-6V1h-8z\"/>";
    private static final String WAVE =
            "<path d=\"M-18 4q9-18 18 0t18 0\" fill=\"none\" stroke=\"" + Ink.INK + "\" stroke-width=\"4\"/>";

    private Sign() {}

    /** Better is a diamond, worse a triangle that points its way, neither a square, chance a circle. */
    static String point(final Variation variation) {
        final String outline = " stroke=\"" + Ink.INK + "\" stroke-width=\"2\"/>";
        return switch (variation) {
            case COMMON_CAUSE -> "<circle r=\"6.5\" fill=\"" + Ink.COMMON + "\"" + outline;
            case IMPROVEMENT_HIGH, IMPROVEMENT_LOW ->
                "<path d=\"M0-10L10 0 0 10-10 0z\" fill=\"" + Ink.BETTER + "\"" + outline;
            case CONCERN_HIGH -> "<path d=\"M-10 8h20L0-10z\" fill=\"" + Ink.WORSE + "\"" + outline;
            case CONCERN_LOW -> "<path d=\"M-10-8h20L0 10z\" fill=\"" + Ink.WORSE + "\"" + outline;
            case NEUTRAL_HIGH, NEUTRAL_LOW -> "<path d=\"M-7.5-7.5h15v15h-15z\" fill=\"" + Ink.OTHER + "\"" + outline;
        };
    }

    static String of(final Variation variation) {
        return switch (variation) {
            case COMMON_CAUSE -> ring(Ink.COMMON, WAVE);
            case IMPROVEMENT_HIGH -> ring(Ink.BETTER, UP);
            case IMPROVEMENT_LOW -> ring(Ink.BETTER, DOWN);
            case CONCERN_HIGH -> ring(Ink.WORSE, UP);
            case CONCERN_LOW -> ring(Ink.WORSE, DOWN);
            case NEUTRAL_HIGH -> ring(Ink.OTHER, UP);
            case NEUTRAL_LOW -> ring(Ink.OTHER, DOWN);
        };
    }

    /** P for pass, F for fail, a question mark where chance decides: Making Data Count's letters. */
    static String of(final Assurance assurance) {
        return switch (assurance) {
            case CONSISTENT_PASS -> ring(Ink.BETTER, letter("P"));
            case CONSISTENT_FAIL -> ring(Ink.WORSE, letter("F"));
            case INCONSISTENT -> ring(Ink.COMMON, letter("?"));
        };
    }

    private static String ring(final String colour, final String sign) {
        return "<g fill=\"" + Ink.INK + "\"><circle r=\"29\" fill=\"#fff\" stroke=\"" + colour
                + "\" stroke-width=\"6\"/>" + sign + "</g>";
    }

    private static String letter(final String letter) {
        return "<text y=\"11\" text-anchor=\"middle\" font-size=\"32\" font-weight=\"780\">" + letter + "</text>";
    }
}
