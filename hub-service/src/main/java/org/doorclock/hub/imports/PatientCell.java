// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.util.regex.Pattern;
import org.doorclock.identity.Identifier;
import org.doorclock.identity.NhsNumber;

/** Reads {@code patient}, and keeps a patient's id out of the cells that are stored as they are. */
final class PatientCell {

    private static final int LONGEST = 100;
    private static final int SHORTEST_TO_LOOK_FOR = 4;
    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9](?: ?[0-9]){9}");
    private static final Pattern DIGITS = Pattern.compile("[0-9](?:[ -]?[0-9]){9,}");
    private static final Pattern SHORTENED = Pattern.compile("[0-9](?:[.,][0-9]+)?[Ee]\\+?[0-9]+");

    private PatientCell() {}

    /**
     * @param site the scope of a local number
     * @throws BadCellException if it can be nobody's id
     */
    static Identifier parse(final String cell, final String site) throws BadCellException {
        if (cell.isEmpty()) {
            throw bad("is empty");
        }
        if (cell.length() > LONGEST || cell.chars().anyMatch(Character::isISOControl)) {
            throw bad("must be at most " + LONGEST + " characters on one line");
        }
        if (SHORTENED.matcher(cell).matches()) {
            throw bad("was shortened by a spreadsheet: format the column as text and export again");
        }
        if (TEN_DIGITS.matcher(cell).matches()) {
            final var number = NhsNumber.parse(cell.replace(" ", ""));
            if (number.isPresent()) {
                return number.get().identifier();
            }
        }
        return new Identifier(Identifier.Scheme.LOCAL, site, cell);
    }

    /** Whether other text holds the patient's id, or any NHS Number. */
    static boolean isIn(final String text, final String patient) {
        final String id = patient.strip();
        if (id.length() >= SHORTEST_TO_LOOK_FOR && text.contains(id)) {
            return true;
        }
        return DIGITS.matcher(text).results().anyMatch(found -> holdsNhsNumber(found.group()));
    }

    private static boolean holdsNhsNumber(final String found) {
        final String digits = found.replaceAll("[ -]", "");
        for (int i = 0; i + 10 <= digits.length(); i++) {
            if (NhsNumber.parse(digits.substring(i, i + 10)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static BadCellException bad(final String reason) {
        return new BadCellException(Column.PATIENT, reason);
    }
}
