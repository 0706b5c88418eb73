// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.doors;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A row of the spreadsheet, checked.
 *
 * @param row as the spreadsheet numbers it
 * @param assetTag in upper case, as on the label
 * @param room what people call the place
 * @param kind ct-door or ed-door
 * @param mac lower case with colons
 * @param ntp names or addresses of time servers; at least one
 */
public record DoorRow(
        int row,
        String assetTag,
        String site,
        String door,
        String room,
        String kind,
        Optional<String> mac,
        Network network,
        List<String> ntp,
        String phone) {

    /** What the shipped font can print: the letters of Europe's Latin alphabets and common signs. */
    private static final Pattern PRINTABLE = Pattern.compile(
            "[\\x20-\\x7E\\u00A1-\\u017F\\u1E80-\\u1E85\\u1EF2\\u1EF3\\u2013\\u2014\\u2018-\\u201D&&[^\\u00AD\\u00B5\\u0108\\u0109"
                    + "\\u0114\\u0115\\u011C\\u011D\\u0124\\u0125\\u0128\\u0129\\u012C\\u012D\\u0134\\u0135\\u0138\\u013F\\u0140"
                    + "\\u0149-\\u014F\\u0156\\u0157\\u015C\\u015D\\u0166-\\u0169\\u016C\\u016D\\u017F\\u201B]]{1,60}");

    public DoorRow {
        ntp = List.copyOf(ntp);
    }

    /** The box's name on the wire: its asset tag in lower case. */
    public String name() {
        return assetTag.toLowerCase(Locale.ROOT);
    }

    /** What it is called where sites differ: {@code site/name}. */
    public String path() {
        return site + "/" + name();
    }

    /** Whether it has 1 to 60 characters that can be printed on a label. */
    public static boolean isPrintable(final String text) {
        return PRINTABLE.matcher(text).matches();
    }
}
