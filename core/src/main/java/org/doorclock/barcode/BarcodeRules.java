// SPDX-License-Identifier: Apache-2.0
package org.doorclock.barcode;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a site's linear wristbands look like: nothing in them says so.
 *
 * @param organisation ODS code of the organisation whose local numbers are printed on bands here, as it is printed; empty if
 *     none is
 * @param localNumber regular expression that a whole bare local number matches; empty if bare local numbers do not count
 * @param bareNhsNumber whether ten bare digits with the right check digit are an NHS Number. One in eleven of other numbers
 *     has that digit too, so a check digit alone never makes an NHS Number: the site must say that it prints them
 */
public record BarcodeRules(String organisation, String localNumber, boolean bareNhsNumber) {

    /** Only what says itself what it is: GS1 symbols and commands. */
    public static final BarcodeRules NONE = new BarcodeRules("", "", false);

    private static final Pattern ODS_CODE = Pattern.compile("[A-Z0-9]{3,12}");

    /** @throws IllegalArgumentException if the code is no ODS code, the expression is none, or it lacks the code */
    public BarcodeRules {
        organisation = organisation.toUpperCase(Locale.ROOT);
        if (!organisation.isEmpty() && !ODS_CODE.matcher(organisation).matches()) {
            throw new IllegalArgumentException("an organisation's ODS code has 3 to 12 letters and digits");
        }
        if (!localNumber.isEmpty() && organisation.isEmpty()) {
            throw new IllegalArgumentException("local numbers need the ODS code of the organisation that issues them");
        }
        Pattern.compile(localNumber);
    }
}
