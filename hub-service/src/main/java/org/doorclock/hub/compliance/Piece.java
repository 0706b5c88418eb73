// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.List;
import java.util.Map;
import org.doorclock.measure.ClockStart;

/**
 * Figures of a stretch of time that is a whole number of periods.
 *
 * @param rows by place, then by period, then by band
 * @param clockStarts how many of the cases in the rows started on what
 * @param lasting whether the present time changes none of it
 */
record Piece(List<Row> rows, Map<ClockStart, Integer> clockStarts, boolean lasting) {}
