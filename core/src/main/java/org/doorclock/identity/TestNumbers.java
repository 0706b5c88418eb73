// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import java.util.List;

/**
 * NHS Numbers 999 000 0000 to 999 999 9999 are kept for tests and issued to nobody. Source: NHS England, synthetic and test
 * data. Of these Doorclock prints the first few on its own test wristbands, and no door ever takes one of those for a patient;
 * the others are of use to hospitals that try their systems from end to end.
 */
public final class TestNumbers {

    private static final String RANGE = "999";
    private static final String PRINTED = "99900000[01][0-9]";

    private TestNumbers() {}

    /** Whether any of a band's identifiers is kept for tests. */
    public static boolean isTest(final List<Identifier> identifiers) {
        return identifiers.stream()
                .anyMatch(identifier -> identifier.scheme() == Identifier.Scheme.NHS
                        && identifier.value().startsWith(RANGE));
    }

    /** Whether any is one that Doorclock prints: 999 000 0000 to 999 000 0019. */
    public static boolean isPrinted(final List<Identifier> identifiers) {
        return identifiers.stream()
                .anyMatch(identifier -> identifier.scheme() == Identifier.Scheme.NHS
                        && identifier.value().matches(PRINTED));
    }
}
