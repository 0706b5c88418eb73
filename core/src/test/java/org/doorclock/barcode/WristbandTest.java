// SPDX-License-Identifier: Apache-2.0
package org.doorclock.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.doorclock.barcode.Symbol.NotAPatient;
import org.doorclock.barcode.Symbol.Unreadable;
import org.doorclock.barcode.Symbol.Wristband;
import org.doorclock.identity.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GS1 wristbands as DCB1077 describes them. The GSRN prefix 5000000 is made up. */
class WristbandTest {

    private static final String GS = "\u001d";
    private static final String GSRN = "500000094347659194";
    private static final String BAND = "]d28018" + GSRN;

    private final SymbolParser parser = new SymbolParser(new BarcodeRules("RXX01", "", false));

    @ParameterizedTest
    @CsvSource({
        "]d28018500000099900000185, nhs:9990000018",
        "]d28018500000094347659194, nhs:9434765919",
        "]C18018500000094347659194, nhs:9434765919",
        "]Q38018500000094347659194, nhs:9434765919",
        "]e08018500000094347659194, nhs:9434765919",
        "8018500000094347659194, nhs:9434765919",
    })
    void theNhsNumberIsInTheGsrnWhateverTheSymbology(final String scan, final String expected) {
        assertThat(identifiers(scan)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0101700008", "3200000007"})
    void chiAndHealthAndCareNumbersComeTheSameWayWithTheirLeadingZero(final String number) {
        assertThat(identifiers("]d28018" + gsrn("5000000" + number))).containsExactly("nhs:" + number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\t", " ", ""})
    void theCharacterThatEndedTheScanMayStillBeThere(final String end) {
        assertThat(identifiers(BAND + end)).containsExactly("nhs:9434765919");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001d", "^]", "<GS>", "<gs>", "{GS}", "\\u001d", "\\x1D", "029", "\u001d\u001d"})
    void theSeparatorIsKnownInAllItsDisguises(final String separator) {
        assertThat(identifiers(BAND + separator + "91RXX01,123456"))
                .containsExactly("nhs:9434765919", "local:RXX01:123456");
    }

    @Test
    void aSeparatorMayComeFirstAsSomeReadersSendFnc1Itself() {
        assertThat(identifiers("]d2" + GS + "8018" + GSRN)).containsExactly("nhs:9434765919");
        assertThat(identifiers(GS + "8018" + GSRN)).containsExactly("nhs:9434765919");
    }

    @ParameterizedTest
    @ValueSource(strings = {"91RXX01123456", "93SMITH,JOHN,01-Jan-1950", "10ABC", "0112345678901231"})
    void whatFollowsALostSeparatorIsRefused(final String lost) {
        assertThat(problem(BAND + lost)).isEqualTo("8018: the separator after it was lost");
    }

    @Test
    void aGsrnSwallowedByAHospitalNumberIsRefused() {
        assertThat(problem("]d291RXX011234568018" + GSRN)).contains("separator was lost");
    }

    @Test
    void digitsThatMayBeASeparatorOrDataAreRefused() {
        assertThat(problem(BAND + "02991RXX01,10293")).contains("separator was lost");
        assertThat(identifiers(BAND + GS + "91RXX01,10293")).containsExactly("nhs:9434765919", "local:RXX01:10293");
    }

    @ParameterizedTest
    @CsvSource({
        "'91RXX01,123456', local:RXX01:123456",
        "91RXX01123456, local:RXX01:123456",
        "'91RXX01123456,5055207100010', local:RXX01:123456",
        "'91RYY,0099,5055207100010', local:RYY:0099",
    })
    void aHospitalNumberFollowsItsOrganisationsCode(final String element, final String expected) {
        assertThat(identifiers(BAND + GS + element)).containsExactly("nhs:9434765919", expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"91RYY123456", "91RXX01", "91RXX01,", "91,123", "91ry,123", "91RXX01,12 34"})
    void aHospitalNumberThatCannotBeToldFromItsCodeIsLeftOut(final String element) {
        assertThat(identifiers(BAND + GS + element)).containsExactly("nhs:9434765919");
    }

    @Test
    void aPatientWithoutNhsNumberHasTheHospitalsOwn() {
        assertThat(identifiers("]d291RXX01,T0042")).containsExactly("local:RXX01:T0042");
        assertThat(parser.parse("]d291RYY,T0042")).isInstanceOf(NotAPatient.class);
        assertThat(new SymbolParser(BarcodeRules.NONE).parse("]d291RXX01,T0042"))
                .isInstanceOf(NotAPatient.class);
    }

    @Test
    void namesAndDatesOfBirthLeaveNoTrace() {
        final Symbol symbol = parser.parse(BAND + GS + "91RXX01,123456" + GS + "93SMITH,ANNE,01-Jan-1950" + GS
                + "921/2,SMITH" + GS + "94x" + GS + "99y");

        assertThat(symbol.toString()).doesNotContain("SMITH", "1950", "9434765919", "123456");
        assertThat(((Wristband) symbol).identifiers()).hasSize(2);
        assertThat(((Wristband) symbol).ending()).isEqualTo("919");
    }

    @Test
    void aServiceRelationInstanceBesideTheGsrnIsDiscarded() {
        assertThat(identifiers(BAND + GS + "801912")).containsExactly("nhs:9434765919");
    }

    @Test
    void capsLockIsUndone() {
        assertThat(identifiers("]D28018" + GSRN + GS + "91rxx01,a12B"))
                .containsExactly("nhs:9434765919", "local:RXX01:A12b");
        assertThat(identifiers("]c18018" + GSRN)).containsExactly("nhs:9434765919");
    }

    @ParameterizedTest
    @CsvSource({
        "]d28018500000094347659193, 8018: wrong GSRN check digit",
        "]d2801850000009434765919, 8018: its data have the wrong length or alphabet",
        "]d28018500000094347659A94, 8018: its data have the wrong length or alphabet",
        "]d280185, 8018: its data have the wrong length or alphabet",
        "]d2, empty",
        "]d205, not a GS1 application identifier",
        "]d2SMITH, not a GS1 application identifier",
    })
    void aBandThatIsNotWholeIsNamedAndRefused(final String scan, final String problem) {
        assertThat(problem(scan)).isEqualTo(problem.equals("empty") ? "a GS1 symbol without data" : problem);
    }

    @Test
    void aRightGsrnAroundAWrongNhsNumberIsRefused() {
        assertThat(problem("]d28018" + gsrn("50000009434765918"))).isEqualTo("8018: wrong NHS Number check digit");
        assertThat(problem("]d28018" + gsrn("50000009876544321"))).isEqualTo("8018: wrong NHS Number check digit");
    }

    @Test
    void twoDifferentPatientsInOneSymbolAreRefused() {
        assertThat(problem(BAND + GS + "8018500000099900000185")).isEqualTo("8018: twice, and different");
        assertThat(identifiers(BAND + GS + "8018" + GSRN)).containsExactly("nhs:9434765919");
    }

    @Test
    void staffAndGoodsAreNoPatients() {
        assertThat(parser.parse("]d28017" + GSRN)).isInstanceOf(NotAPatient.class);
        assertThat(parser.parse("8017" + GSRN)).isInstanceOf(NotAPatient.class);
        assertThat(parser.parse("]d2" + "0105012345678900" + "17270101" + "10AB12" + GS + "21XYZ"))
                .isInstanceOf(NotAPatient.class);
        assertThat(parser.parse("]E05012345678900")).isInstanceOf(NotAPatient.class);
        assertThat(problem(BAND + GS + "8017" + GSRN)).contains("staff");
    }

    @Test
    void elementsOfPredefinedLengthNeedNoSeparatorAndOthersDo() {
        assertThat(identifiers("]d2" + "11260401" + "3103001234" + "8018" + GSRN))
                .containsExactly("nhs:9434765919");
        assertThat(problem("]d2" + "4020123456789012345" + "8018" + GSRN)).contains("separator after it was lost");
    }

    private List<String> identifiers(final String scan) {
        assertThat(parser.parse(scan)).isInstanceOf(Wristband.class);
        return ((Wristband) parser.parse(scan))
                .identifiers().stream().map(Identifier::canonical).toList();
    }

    private String problem(final String scan) {
        assertThat(parser.parse(scan)).isInstanceOf(Unreadable.class);
        return ((Unreadable) parser.parse(scan)).problem();
    }

    /** Adds the check digit. */
    static String gsrn(final String seventeenDigits) {
        for (char digit = '0'; digit <= '9'; digit++) {
            if (Gs1CheckDigit.isRight(seventeenDigits + digit)) {
                return seventeenDigits + digit;
            }
        }
        throw new AssertionError("one of ten digits is right");
    }
}
