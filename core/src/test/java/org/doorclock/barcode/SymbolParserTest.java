// SPDX-License-Identifier: Apache-2.0
package org.doorclock.barcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.doorclock.barcode.Symbol.Command;
import org.doorclock.barcode.Symbol.NotAPatient;
import org.doorclock.barcode.Symbol.PlaceCode;
import org.doorclock.barcode.Symbol.Unreadable;
import org.doorclock.barcode.Symbol.Wristband;
import org.doorclock.identity.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolParserTest {

    private final SymbolParser strict = new SymbolParser(BarcodeRules.NONE);
    private final SymbolParser bareNhs = new SymbolParser(new BarcodeRules("", "", true));
    private final SymbolParser local = new SymbolParser(new BarcodeRules("rxx01", "[A-Z]?[0-9]{6,7}", true));

    @ParameterizedTest
    @ValueSource(strings = {"9434765919", "]C09434765919", "943 476 5919", "9434765919\r\n"})
    void tenBareDigitsAreAnNhsNumberWhereTheSitePrintsThem(final String scan) {
        assertThat(identifier(bareNhs.parse(scan))).isEqualTo("nhs:9434765919");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9434765919", "]C09434765919", "943 476 5919"})
    void aCheckDigitAloneNeverMakesAnNhsNumber(final String scan) {
        assertThat(strict.parse(scan)).isInstanceOf(NotAPatient.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"]I09434765919", "]d19434765919", "]A09434765919", "]X09434765919"})
    void tenDigitsOfAnotherSymbologyThanCode128AreNot(final String scan) {
        assertThat(bareNhs.parse(scan)).isInstanceOf(NotAPatient.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9434765918", "9990000019", "9876544321", "]C09434765918"})
    void aWrongCheckDigitIsNamed(final String scan) {
        assertThat(bareNhs.parse(scan)).isEqualTo(new Unreadable("wrong NHS Number check digit"));
    }

    @Test
    void aGs1128SymbolIsReadAsElementsAndNotAsTenDigits() {
        assertThat(bareNhs.parse("]C19434765919")).isInstanceOf(NotAPatient.class);
    }

    @Test
    void localNumbersCountByTheSitesOwnRule() {
        assertThat(identifier(local.parse("A123456"))).isEqualTo("local:RXX01:A123456");
        assertThat(identifier(local.parse("]C00123456"))).isEqualTo("local:RXX01:0123456");
        assertThat(identifier(local.parse("]L0123456"))).isEqualTo("local:RXX01:123456");
        assertThat(local.parse("A12345678")).isInstanceOf(NotAPatient.class);
        assertThat(strict.parse("A123456")).isInstanceOf(NotAPatient.class);
    }

    @Test
    void digitsThatAreEitherKindOfNumberByTheRulesAreRefused() {
        final SymbolParser both = new SymbolParser(new BarcodeRules("RXX01", "[0-9]{10}", true));

        assertThat(both.parse("9434765919")).isInstanceOf(Unreadable.class);
        assertThat(identifier(both.parse("9434765918"))).isEqualTo("local:RXX01:9434765918");
    }

    @Test
    void rulesThatCannotBeKeptAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BarcodeRules("", "[0-9]+", false));
        assertThatIllegalArgumentException().isThrownBy(() -> new BarcodeRules("R:X", "", false));
        assertThatIllegalArgumentException().isThrownBy(() -> new BarcodeRules("RXX01", "[", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"]d24145055207100010", "]C14145055207100010", "4145055207100010"})
    void aLocationNumberIsAPlace(final String scan) {
        assertThat(strict.parse(scan)).isEqualTo(new PlaceCode("5055207100010", ""));
    }

    @Test
    void aPlaceMayHaveAnExtension() {
        assertThat(strict.parse("]d24145055207100010254BAY3")).isEqualTo(new PlaceCode("5055207100010", "BAY3"));
    }

    @Test
    void aPlaceWithAWrongCheckDigitIsRefused() {
        assertThat(strict.parse("]d24145055207100011")).isEqualTo(new Unreadable("414: wrong GLN check digit"));
        assertThat(strict.parse("]d2414505520710001")).isInstanceOf(Unreadable.class);
        assertThat(strict.parse("]d2254BAY3")).isInstanceOf(NotAPatient.class);
    }

    @ParameterizedTest
    @CsvSource({
        "]Q1DC:UNDO:x7Kq, UNDO, x7Kq",
        "]Q0DC:PATHWAY:stroke, PATHWAY, stroke",
        "DC:CLOSE:mimic, CLOSE, mimic",
        "DC:SELFTEST:] d 2 @ # ~, SELFTEST, ] d 2 @ # ~",
        "DC:SELFTEST, SELFTEST, ''",
        "DC:UNDO:, UNDO, ''",
        "dc:undo:X7kQ, UNDO, x7Kq",
        "]q1dc:undo:X7kQ, UNDO, x7Kq",
    })
    void aCommandIsAQrSymbolOrCameWithoutAnIdentifier(final String scan, final String verb, final String argument) {
        assertThat(strict.parse(scan)).isEqualTo(new Command(verb, argument));
    }

    @Test
    void aCommandMayHoldASeparatorSoThatAReaderCanShowThatItSendsOne() {
        assertThat(strict.parse("]Q1DC:SELFTEST:1:]d2\u001dA")).isEqualTo(new Command("SELFTEST", "1:]d2\u001dA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"]d1DC:UNDO:x7Kq", "]C0DC:UNDO:x7Kq", "]d2DC:UNDO:x7Kq"})
    void aCommandInAnyOtherSymbolIsNone(final String scan) {
        assertThat(strict.parse(scan)).isInstanceOf(NotAPatient.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DC:", "DC:undo:x", "DC::x", "DC:UNDO x", "DC:UNDO:\u00e9"})
    void aCommandOfNoFormIsRefused(final String scan) {
        assertThat(strict.parse(scan)).isEqualTo(new Unreadable("a command that is none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\r\n"})
    void nothingIsNotASymbol(final String scan) {
        assertThat(strict.parse(scan)).isEqualTo(new Unreadable("empty"));
    }

    @Test
    void noiseIsRefusedWhateverItIs() {
        assertThat(bareNhs.parse("x".repeat(4096))).isEqualTo(new Unreadable("too long"));
        assertThat(bareNhs.parse("9".repeat(4096))).isEqualTo(new Unreadable("too long"));
        assertThat(bareNhs.parse("\u0000\u0001\u0002")).isEqualTo(new Unreadable("holds control characters"));
        assertThat(bareNhs.parse("\u00ff\u0080\u00fe")).isEqualTo(new Unreadable("holds control characters"));
        assertThat(bareNhs.parse("9434765919\r9434765919")).isEqualTo(new Unreadable("holds control characters"));
        assertThat(bareNhs.parse("\u0669\u0664\u0663")).isEqualTo(new Unreadable("holds control characters"));
        assertThat(bareNhs.parse("hello")).isInstanceOf(NotAPatient.class);
        assertThat(bareNhs.parse("]")).isInstanceOf(NotAPatient.class);
    }

    private static String identifier(final Symbol symbol) {
        assertThat(symbol).isInstanceOf(Wristband.class);
        return ((Wristband) symbol)
                .identifiers().stream().map(Identifier::canonical).reduce("", String::concat);
    }
}
