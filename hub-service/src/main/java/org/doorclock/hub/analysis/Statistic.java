// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.compliance.Share;
import org.doorclock.hub.statistics.Direction;

/** Which figure of a period a control chart follows. On the wire in lower case. */
public enum Statistic {
    /** Met by met and missed, 0 to 1. */
    PROPORTION("Percent of patients", Direction.HIGHER_IS_BETTER),
    /** Of the minutes from clock start to clock stop. Times at a door are skewed: prefer it to the mean. */
    MEDIAN("Median minutes", Direction.LOWER_IS_BETTER),
    MEAN("Mean minutes", Direction.LOWER_IS_BETTER);

    public static final String CHOICES = "proportion, median or mean";

    private final String measured;
    private final Direction direction;

    Statistic(final String measured, final Direction direction) {
        this.measured = measured;
        this.direction = direction;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Statistic> ofWireName(final String name) {
        return Arrays.stream(values()).filter(s -> s.wireName().equals(name)).findFirst();
    }

    /** For people. */
    public String measured() {
        return measured;
    }

    public Direction direction() {
        return direction;
    }

    Optional<Double> of(final Row.Figures figures) {
        return switch (this) {
            case PROPORTION -> figures.share().map(Share::proportion);
            case MEDIAN -> figures.medianMinutes();
            case MEAN -> figures.meanMinutes();
        };
    }
}
