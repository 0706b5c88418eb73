// SPDX-License-Identifier: Apache-2.0
package org.doorclock.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.doorclock.barcode.Symbol.Command;
import org.doorclock.barcode.Symbol.NotAPatient;
import org.doorclock.barcode.Symbol.PlaceCode;
import org.doorclock.barcode.Symbol.Unreadable;
import org.doorclock.barcode.Symbol.Wristband;
import org.doorclock.identity.Identifier.Scheme;
import org.doorclock.identity.NhsNumber;
import org.junit.jupiter.api.Test;

/** Seeded, so that a failure repeats. */
class SymbolParserFuzzTest {

    private static final long SEED = 20261122;
    private static final List<String> PIECES = List.of(
            "]d2",
            "]C1",
            "]C0",
            "]Q1",
            "]D2",
            "8018",
            "8017",
            "91",
            "93",
            "414",
            "254",
            "01",
            "10",
            "\u001d",
            "^]",
            "029",
            "500000094347659194",
            "500000099900000185",
            "9434765919",
            "5055207100010",
            "RXX01,1234",
            "DC:",
            "UNDO:",
            "\r",
            " ",
            "\u0000",
            "\u00e9");

    private final SymbolParser parser = new SymbolParser(new BarcodeRules("RXX01", "[0-9]{7}", true));
    private final Random random = new Random(SEED);

    @Test
    void randomCharactersNeverThrowAndNeverMakeAWrongIdentifier() {
        for (int i = 0; i < 20_000; i++) {
            final StringBuilder scan = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                scan.append((char) random.nextInt(256));
            }
            check(scan.toString());
        }
    }

    @Test
    void shuffledPiecesOfRealSymbolsNeverThrowAndNeverMakeAWrongIdentifier() {
        for (int i = 0; i < 30_000; i++) {
            final StringBuilder scan = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                scan.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            check(scan.toString());
        }
    }

    @Test
    void randomDigitsNeverMakeAWrongIdentifier() {
        for (int i = 0; i < 20_000; i++) {
            check("]d28018%018d".formatted(random.nextLong(1_000_000_000_000_000_000L)));
            check("%010d".formatted(random.nextLong(10_000_000_000L)));
            check("414%013d".formatted(random.nextLong(10_000_000_000_000L)));
        }
    }

    @Test
    void anySingleWrongDigitOfAWristbandIsCaught() {
        for (int i = 0; i < 50; i++) {
            final String gsrn = WristbandTest.gsrn("5000000" + validNumber());
            for (int at = 0; at < gsrn.length(); at++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    final String changed = gsrn.substring(0, at) + digit + gsrn.substring(at + 1);
                    final Symbol symbol = parser.parse("]d28018" + changed);
                    assertThat(symbol instanceof Wristband).isEqualTo(changed.equals(gsrn));
                }
            }
        }
    }

    @Test
    void anyCharacterLostFromAWristbandIsCaught() {
        final String scan = "8018500000094347659194";
        for (int at = 0; at < scan.length(); at++) {
            assertThat(parser.parse("]d2" + scan.substring(0, at) + scan.substring(at + 1)))
                    .isNotInstanceOf(Wristband.class);
        }
    }

    private void check(final String scan) {
        switch (parser.parse(scan)) {
            case Wristband band ->
                assertThat(band.identifiers()).isNotEmpty().allSatisfy(identifier -> {
                    if (identifier.scheme() == Scheme.NHS) {
                        assertThat(NhsNumber.parse(identifier.value())).isPresent();
                    }
                    assertThat(scan).contains(identifier.value());
                });
            case PlaceCode place -> assertThat(place.gln()).matches("[0-9]{13}").matches(Gs1CheckDigit::isRight);
            case Command command -> assertThat(scan).contains("DC:" + command.verb());
            case Unreadable unreadable -> assertThat(unreadable.problem()).isNotEmpty();
            case NotAPatient nothing -> assertThat(nothing).isNotNull();
        }
    }

    private String validNumber() {
        while (true) {
            final String digits = "%010d".formatted(random.nextLong(10_000_000_000L));
            if (NhsNumber.parse(digits).isPresent()) {
                return digits;
            }
        }
    }
}
