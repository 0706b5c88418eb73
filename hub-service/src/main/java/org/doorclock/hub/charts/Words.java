// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.charts;

import java.util.Optional;
import org.doorclock.hub.statistics.Direction;

/**
 * What a control chart is about.
 *
 * @param title the measure and, if it is not of all, the place
 * @param measured what a point is: {@code Percent of patients}, {@code Median time}
 * @param period of what a point is: {@code month}
 * @param unit of the points
 * @param direction which way is better
 * @param target in the points' unit
 */
public record Words(
        String title, String measured, String period, Unit unit, Direction direction, Optional<Double> target) {}
