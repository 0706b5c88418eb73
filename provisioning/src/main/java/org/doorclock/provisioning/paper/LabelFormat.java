// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Labels on a page, in millimetres.
 *
 * @param left of the first label
 * @param top of the first label
 * @param across from one label to the next beside it
 */
record LabelFormat(
        String name,
        double pageWidth,
        double pageHeight,
        int columns,
        int rows,
        double left,
        double top,
        double across,
        double width,
        double height) {

    static final String FORMS = "L7163 (A4, 14 labels of 99.1 x 38.1 mm), L7160 (A4, 21 of 63.5 x 38.1 mm),"
            + " or WIDTHxHEIGHT in mm for a label printer, such as 62x29";

    private static final List<LabelFormat> SHEETS = Arrays.asList(
            new LabelFormat("L7163", Paper.A4_WIDTH, Paper.A4_HEIGHT, 2, 7, 4.65, 15.15, 101.6, 99.1, 38.1),
            new LabelFormat("L7160", Paper.A4_WIDTH, Paper.A4_HEIGHT, 3, 7, 7.25, 15.15, 66.0, 63.5, 38.1));

    private static final Pattern SINGLE = Pattern.compile("(\\d{2,3})x(\\d{2,3})");

    /** Empty if there is no such format, or the symbol and the text would not fit. */
    static Optional<LabelFormat> of(final String name) {
        final Matcher single = SINGLE.matcher(name);
        if (single.matches()) {
            final int width = Integer.parseInt(single.group(1));
            final int height = Integer.parseInt(single.group(2));
            return width >= 50 && width <= 200 && height >= 24 && height <= 100 && height < width
                    ? Optional.of(new LabelFormat(name, width, height, 1, 1, 0, 0, width, width, height))
                    : Optional.empty();
        }
        return SHEETS.stream()
                .filter(format -> format.name.equalsIgnoreCase(name))
                .findFirst();
    }

    int onPage() {
        return columns * rows;
    }

    double x(final int index) {
        return left + index % columns * across;
    }

    double y(final int index) {
        return top + index / columns * height;
    }
}
