// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.doorclock.identity.NhsNumber.Issuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NhsNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9434765919",
                "9990000018",
                "9990000026",
                "9990000034",
                "9990000042",
                "9876543210",
                "0101700008",
                "3200000007",
                "943 476 5919"
            })
    void aNumberWithItsCheckDigitIsAcceptedAsText(final String text) {
        assertThat(NhsNumber.parse(text).map(n -> n.identifier().canonical())).contains("nhs:" + text.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9434765918",
                "9990000019",
                "9876544321",
                "9990000001",
                "9990000140",
                "9990000149",
                "",
                "943476591",
                "94347659190",
                "9434 765 919",
                "943-476-5919",
                "94347659 19",
                " 9434765919",
                "943476591X",
                "٩٤٣٤٧٦٥٩١٩"
            })
    void anythingElseIsNot(final String text) {
        assertThat(NhsNumber.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9434765919, TEST",
        "0101700008, SCOTLAND_CHI",
        "3200000007, NORTHERN_IRELAND_HC",
    })
    void theRangeNamesTheIssuer(final String text, final Issuer issuer) {
        assertThat(NhsNumber.parse(text).map(NhsNumber::issuer)).contains(issuer);
    }

    @ParameterizedTest
    @CsvSource({
        "009, UNASSIGNED",
        "010, SCOTLAND_CHI",
        "319, SCOTLAND_CHI",
        "320, NORTHERN_IRELAND_HC",
        "399, NORTHERN_IRELAND_HC",
        "400, ENGLAND_WALES",
        "499, ENGLAND_WALES",
        "500, TEST",
        "600, ENGLAND_WALES",
        "799, ENGLAND_WALES",
        "800, IRELAND_IHI",
        "859, IRELAND_IHI",
        "860, UNASSIGNED",
        "900, TEST",
        "999, TEST",
    })
    void rangesBeginAndEndWhereTheyArePublishedTo(final String prefix, final Issuer issuer) {
        assertThat(withPrefix(prefix).issuer()).isEqualTo(issuer);
    }

    @Test
    void everySingleWrongDigitAndEverySwapOfNeighboursIsCaught() {
        final Random random = new Random(20260401);
        for (int i = 0; i < 500; i++) {
            final String valid = randomValid(random);
            for (int at = 0; at < 10; at++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    final String changed = valid.substring(0, at) + digit + valid.substring(at + 1);
                    assertThat(NhsNumber.parse(changed).isPresent()).isEqualTo(changed.equals(valid));
                }
                if (at < 9) {
                    final String swapped =
                            valid.substring(0, at) + valid.charAt(at + 1) + valid.charAt(at) + valid.substring(at + 2);
                    assertThat(NhsNumber.parse(swapped).isPresent()).isEqualTo(swapped.equals(valid));
                }
            }
        }
    }

    @Test
    void numbersAreEqualByTheirDigitsAndAreNeverPrinted() {
        final NhsNumber number = NhsNumber.parse("9434765919").orElseThrow();

        assertThat(number).isEqualTo(NhsNumber.parse("943 476 5919").orElseThrow());
        assertThat(number).hasSameHashCodeAs(NhsNumber.parse("943 476 5919").orElseThrow());
        assertThat(number).isNotEqualTo(NhsNumber.parse("9990000018").orElseThrow());
        assertThat(number + " " + number.identifier()).doesNotContainPattern("[0-9]");
    }

    private static NhsNumber withPrefix(final String prefix) {
        for (int rest = 0; ; rest++) {
            final Optional<NhsNumber> number = NhsNumber.parse(prefix + "%07d".formatted(rest));
            if (number.isPresent()) {
                return number.get();
            }
        }
    }

    private static String randomValid(final Random random) {
        while (true) {
            final String digits = "%010d".formatted(random.nextLong(10_000_000_000L));
            if (NhsNumber.parse(digits).isPresent()) {
                return digits;
            }
        }
    }
}
