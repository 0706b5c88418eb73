// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorclock.identity.Identifier;
import org.doorclock.identity.Identifier.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientCellTest {

    @ParameterizedTest
    @ValueSource(strings = {"9434765919", "943 476 5919", "94 3476 591 9"})
    void tenDigitsWithARightCheckDigitAreAnNhsNumberHoweverSpaced(final String cell) throws Exception {
        assertThat(PatientCell.parse(cell, "royal")).isEqualTo(new Identifier(Scheme.NHS, "", "9434765919"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9434765918", "943476591", "A1", "94347659190", "temp 7"})
    void allElseIsTheSitesOwnNumber(final String cell) throws Exception {
        assertThat(PatientCell.parse(cell, "royal")).isEqualTo(new Identifier(Scheme.LOCAL, "royal", cell));
    }

    @Test
    void aChiNumberKeepsItsLeadingZero() throws Exception {
        assertThat(PatientCell.parse("0101700008", "royal")).isEqualTo(new Identifier(Scheme.NHS, "", "0101700008"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.43E+09", "9,43E+9", "9E9"})
    void numbersThatASpreadsheetShortenedAreRefusedAsTwoPatientsWouldBecomeOne(final String cell) {
        assertThatThrownBy(() -> PatientCell.parse(cell, "royal")).hasMessageContaining("spreadsheet");
    }

    @Test
    void nothingAndNonsenseAreRefused() {
        assertThatThrownBy(() -> PatientCell.parse("", "royal")).hasMessage("is empty");
        assertThatThrownBy(() -> PatientCell.parse("a\nb", "royal")).hasMessageContaining("one line");
        assertThatThrownBy(() -> PatientCell.parse("x".repeat(101), "royal")).hasMessageContaining("100");
    }

    @Test
    void anIdIsFoundInOtherText() {
        assertThat(PatientCell.isIn("for MRN77123, late", "MRN77123")).isTrue();
        assertThat(PatientCell.isIn("943 476 5919 typed", "X")).isTrue();
        assertThat(PatientCell.isIn("943-476-5919", "X")).isTrue();
        assertThat(PatientCell.isIn("id00943476591900", "X")).isTrue();
        assertThat(PatientCell.isIn("bay 7", "7")).isFalse();
        assertThat(PatientCell.isIn("call 9434765918", "X")).isFalse();
    }
}
