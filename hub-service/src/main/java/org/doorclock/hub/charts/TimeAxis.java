// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import java.util.List;
import java.util.function.IntFunction;

/** The periods below a control chart: their names, their years, and how many patients each is of. */
record TimeAxis(List<Period> periods, double left, double right, double bottom) {

    private static final double INSET = 18;
    private static final double AIR = 10;
    private static final double NAMES = 26;
    private static final double YEARS = 46;
    private static final double COUNTS = 70;

    double x(final int i) {
        return left + INSET + i * step();
    }

    /** Where the stretch of a phase begins: halfway from the point before. */
    double before(final int i) {
        return i == 0 ? left : x(i) - step() / 2;
    }

    double after(final int i) {
        return i == periods.size() - 1 ? right : x(i) + step() / 2;
    }

    void draw(final Svg svg) {
        every(Svg.Type.AXIS, i -> periods.get(i).brief(), NAMES, svg);
        every(Svg.Type.SMALL, i -> Integer.toString(periods.get(i).patients()), COUNTS, svg);
        svg.text(left - AIR, bottom + COUNTS, Svg.Hold.END, Svg.Type.SMALL, "patients");
        years(svg);
    }

    private void every(final Svg.Type type, final IntFunction<String> text, final double below, final Svg svg) {
        double widest = 0;
        for (int i = 0; i < periods.size(); i++) {
            widest = Math.max(widest, type.widthOf(text.apply(i)));
        }
        final int stride = (int) Math.max(1, Math.ceil((widest + AIR) / step()));
        for (int i = 0; i < periods.size(); i += stride) {
            svg.text(x(i), bottom + below, Svg.Hold.MIDDLE, type, text.apply(i));
        }
    }

    /** A year stands where it begins; the first, which may begin anywhere, gives way to the second. */
    private void years(final Svg svg) {
        final Svg.Type type = Svg.Type.SMALL.bold();
        double free = right + 2 * INSET;
        for (int i = periods.size() - 1; i >= 0; i--) {
            final String year = periods.get(i).year();
            final double half = type.widthOf(year) / 2;
            if ((i == 0 || !year.equals(periods.get(i - 1).year()))
                    && !year.isEmpty()
                    && x(i) - INSET + AIR / 2 < free) {
                final boolean tight = x(i) + half > free;
                svg.text(tight ? free : x(i), bottom + YEARS, tight ? Svg.Hold.END : Svg.Hold.MIDDLE, type, year);
                free = x(i) - half - AIR;
            }
        }
    }

    private double step() {
        return (right - left - 2 * INSET) / Math.max(periods.size() - 1, 1);
    }
}
