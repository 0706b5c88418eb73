// SPDX-License-Identifier: Apache-2.0
package org.doorclock.barcode;

import java.util.List;
import org.doorclock.identity.Identifier;

/** What a reader's scan turned out to be. */
public sealed interface Symbol {

    /**
     * A patient's wristband. Names and dates of birth in the symbol have already been discarded.
     *
     * @param identifiers strongest (NHS) first; at least one
     */
    record Wristband(List<Identifier> identifiers) implements Symbol {
        public Wristband {
            identifiers = List.copyOf(identifiers);
        }

        /** The last three characters of the strongest identifier, for the person who holds the reader. */
        public String ending() {
            final String value = identifiers.getFirst().value();
            return value.substring(Math.max(0, value.length() - 3));
        }
    }

    /**
     * A place's wall barcode.
     *
     * @param gln 13 digits, check digit right
     * @param extension AI 254; empty if none
     */
    record PlaceCode(String gln, String extension) implements Symbol {}

    /**
     * A command symbol, {@code DC:VERB:ARGUMENT}.
     *
     * @param verb upper case, such as UNDO
     * @param argument as it came; empty if none
     */
    record Command(String verb, String argument) implements Symbol {}

    /** A symbol that was read well and is no patient's, no place's and no command: a drug, a staff badge, a parcel. */
    record NotAPatient() implements Symbol {}

    /**
     * Not a whole, valid symbol: noise, a wrong check digit, a lost separator.
     *
     * @param problem for logs and tests: what was wrong, never a value
     */
    record Unreadable(String problem) implements Symbol {}
}
