// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which values of a trait a measure counts.
 *
 * @param values those that count
 * @param unstated whether a case counts of which nobody said it
 */
public record Admitted<T extends Enum<T>>(Set<T> values, boolean unstated) {

    public Admitted {
        values = Set.copyOf(values);
    }

    /** Everyone. */
    public static <T extends Enum<T>> Admitted<T> any(final Class<T> type) {
        return new Admitted<>(EnumSet.allOf(type), true);
    }

    public boolean admits(final Optional<T> stated) {
        return stated.map(values::contains).orElse(unstated);
    }
}
