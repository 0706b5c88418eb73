// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Labels of lines in one column: each beside its line, pushed apart where they would lie on one another. */
final class Labels {

    private static final double GAP = 22;
    private static final double NEAR = 3;
    private static final Svg.Pen LEADER = new Svg.Pen(Ink.MUTED, 1, "");

    private final List<Label> labels = new ArrayList<>();

    private record Label(double y, Svg.Type type, String text) {}

    void add(final double y, final Svg.Type type, final String text) {
        labels.add(new Label(y, type, text));
    }

    /** Draws them between {@code top} and {@code bottom}, each as near its line as the others let it be. */
    void draw(final Svg svg, final double x, final double top, final double bottom) {
        labels.sort(Comparator.comparingDouble(Label::y));
        final double[] places = new double[labels.size()];
        double next = top;
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.max(next, labels.get(i).y);
            next = places[i] + GAP;
        }
        double most = bottom;
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = Math.min(places[i], most);
            most = places[i] - GAP;
        }
        for (int i = 0; i < places.length; i++) {
            if (Math.abs(places[i] - labels.get(i).y) > NEAR) {
                svg.line(x - 12, labels.get(i).y, x - 3, places[i], LEADER);
            }
            svg.text(x, places[i] + 6, Svg.Hold.START, labels.get(i).type, labels.get(i).text);
        }
    }
}
