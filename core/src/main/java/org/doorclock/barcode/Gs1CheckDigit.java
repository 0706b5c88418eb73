// SPDX-License-Identifier: Apache-2.0
package org.doorclock.barcode;

/** Modulo 10, weights 3 and 1 from the right (GS1 General Specifications, 7.9). */
final class Gs1CheckDigit {

    private Gs1CheckDigit() {}

    /** @param digits digits alone, the last of them the check digit */
    static boolean isRight(final String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            final int weight = (digits.length() - i) % 2 == 0 ? 3 : 1;
            sum += (digits.charAt(i) - '0') * weight;
        }
        return sum % 10 == 0;
    }
}
