// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number of the NHS's common number space: NHS Number (England, Wales, Isle of Man), CHI number (Scotland), Health and
 * Care number (Northern Ireland). Ten digits whose last is a Modulus 11 check digit. Always text: a CHI number may begin
 * with 0. A right check digit does not make ten digits an NHS Number: one random number in eleven has one.
 *
 * <p>Source: NHS Data Dictionary, NHS NUMBER; ranges as published with DCB/ISB 0149.
 */
public final class NhsNumber {

    /** Who issues a number, by its range. */
    public enum Issuer {
        ENGLAND_WALES,
        SCOTLAND_CHI,
        NORTHERN_IRELAND_HC,
        /** The Individual Health Identifier, which shares the number space. */
        IRELAND_IHI,
        /** Never issued to a person. */
        TEST,
        UNASSIGNED
    }

    private static final int LENGTH = 10;
    private static final int MODULUS = 11;
    private static final Pattern PLAIN = Pattern.compile("[0-9]{10}");
    private static final Pattern SPACED = Pattern.compile("[0-9]{3} [0-9]{3} [0-9]{4}");

    private final String digits;

    private NhsNumber(final String digits) {
        this.digits = digits;
    }

    /**
     * Reads ten digits, together or spaced 3-3-4.
     *
     * @return empty if they are not that or the check digit is wrong
     */
    public static Optional<NhsNumber> parse(final String text) {
        if (!PLAIN.matcher(text).matches() && !SPACED.matcher(text).matches()) {
            return Optional.empty();
        }
        final String digits = text.replace(" ", "");
        return checkDigit(digits) == digits.charAt(LENGTH - 1) - '0'
                ? Optional.of(new NhsNumber(digits))
                : Optional.empty();
    }

    /** Modulus 11 over the first nine digits, weights 10 to 2; 10 where no digit can be right. */
    private static int checkDigit(final String digits) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += (digits.charAt(i) - '0') * (LENGTH - i);
        }
        return (MODULUS - sum % MODULUS) % MODULUS;
    }

    public Issuer issuer() {
        final int prefix = Integer.parseInt(digits.substring(0, 3));
        if (prefix < 10) {
            return Issuer.UNASSIGNED;
        } else if (prefix < 320) {
            return Issuer.SCOTLAND_CHI;
        } else if (prefix < 400) {
            return Issuer.NORTHERN_IRELAND_HC;
        } else if (prefix < 500) {
            return Issuer.ENGLAND_WALES;
        } else if (prefix < 600) {
            return Issuer.TEST;
        } else if (prefix < 800) {
            return Issuer.ENGLAND_WALES;
        } else if (prefix < 860) {
            return Issuer.IRELAND_IHI;
        } else if (prefix < 900) {
            return Issuer.UNASSIGNED;
        }
        return Issuer.TEST;
    }

    public Identifier identifier() {
        return new Identifier(Identifier.Scheme.NHS, "", digits);
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof NhsNumber number && number.digits.equals(digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    /** Hides the number. */
    @Override
    public String toString() {
        return "NHS number (" + issuer() + ")";
    }
}
