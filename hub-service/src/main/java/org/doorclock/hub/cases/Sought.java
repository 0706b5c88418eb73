// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.cases;

import java.time.Instant;
import java.util.function.Predicate;

/**
 * What the archive's tables tell of cases that somebody looks for, so that others need not be read. More than these may be
 * read, never fewer.
 *
 * @param site which sites they are at
 * @param measure by whose clock
 * @param from inclusive, of {@link Timing#when}
 * @param to exclusive
 * @param standing their standings under the measure
 * @param now by which running clocks are judged
 */
public record Sought(
        Predicate<String> site,
        MeasureSet.Place measure,
        Instant from,
        Instant to,
        Predicate<Standing> standing,
        Instant now) {

    /** All cases of these sites: the first clock has every case. */
    public static Sought at(final Predicate<String> site, final MeasureSet measures) {
        final MeasureSet.Place first = measures.places().getFirst();
        return new Sought(site, first, Instant.MIN, Instant.MAX, any -> true, Instant.EPOCH);
    }

    /** Whether the tables know all of them: of clocks but the first, they leave out cases that no measure counts. */
    boolean isInTables() {
        return measure.clock() == 0 || !standing.test(Standing.NOT_COUNTED);
    }
}
