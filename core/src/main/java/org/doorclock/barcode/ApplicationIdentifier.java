// SPDX-License-Identifier: Apache-2.0
package org.doorclock.barcode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A GS1 application identifier and the data that follow it.
 *
 * @param code two to four digits
 * @param numeric whether the data are digits alone
 * @param least the shortest data
 * @param most the longest
 */
record ApplicationIdentifier(String code, boolean numeric, int least, int most) {

    /**
     * Identifiers whose data end by themselves, by first two digits: no separator is needed after them (GS1 General
     * Specifications, figure 7.8.5-2). Every other needs one unless it is the last, though its length may be fixed: 8018 is.
     */
    private static final Set<String> PREDEFINED = Set.of(
            "00", "01", "02", "03", "04", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "31", "32", "33",
            "34", "35", "36", "41");

    /**
     * Code or range of codes, N for digits or X for text, shortest and longest data. From the GS1 General Specifications; data
     * of several components are X from their shortest to their longest whole.
     */
    private static final String TABLE = """
            00 N18-18
            01-03 N14-14
            10 X1-20
            11-13 N6-6
            15-17 N6-6
            20 N2-2
            21-22 X1-20
            30 N1-8
            37 N1-8
            90 X1-30
            91-99 X1-90
            235 X1-28
            240-241 X1-30
            242 N1-6
            243 X1-20
            250-251 X1-30
            253 X13-30
            254 X1-20
            255 N13-25
            400-401 X1-30
            402 N17-17
            403 X1-30
            410-417 N13-13
            420 X1-20
            421 X4-12
            422 N3-3
            423 N3-15
            424 N3-3
            425 N3-15
            426 N3-3
            427 X1-3
            710-717 X1-20
            3100-3169 N6-6
            3200-3379 N6-6
            3400-3579 N6-6
            3600-3699 N6-6
            3900-3909 N1-15
            3910-3919 N4-18
            3920-3929 N1-15
            3930-3939 N4-18
            3940-3949 N4-4
            3950-3959 N6-6
            4300-4333 X1-70
            7001 N13-13
            7002 X1-30
            7003 N10-10
            7004 N1-4
            7005 X1-12
            7006 N6-6
            7007 N6-12
            7008 X1-3
            7009 X1-10
            7010 X1-2
            7011 N6-10
            7020-7023 X1-30
            7030-7039 X4-30
            7040 X4-4
            7041 X1-4
            7230-7239 X3-30
            7240 X1-20
            7241 N2-2
            7242 X1-25
            7250-7259 X1-40
            8001 N14-14
            8002 X1-20
            8003 X14-30
            8004 X1-30
            8005 N6-6
            8006 N18-18
            8007 X1-34
            8008 N8-12
            8009 X1-50
            8010 X1-30
            8011 N1-12
            8012 X1-20
            8013-8014 X1-25
            8017-8018 N18-18
            8019 N1-10
            8020 X1-25
            8026 N18-18
            8030 X1-90
            8040-8043 X1-90
            8110 X1-70
            8111 N4-4
            8112 X1-70
            8200 X1-70
            """;

    private static final int LONGEST_CODE = 4;
    private static final Map<String, ApplicationIdentifier> KNOWN = known();

    /** The one that begins at {@code from}; no code is the beginning of another. */
    static Optional<ApplicationIdentifier> at(final String text, final int from) {
        for (int length = 2; length <= LONGEST_CODE && from + length <= text.length(); length++) {
            final ApplicationIdentifier found = KNOWN.get(text.substring(from, from + length));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    boolean isPredefined() {
        return PREDEFINED.contains(code.substring(0, 2));
    }

    boolean isFixed() {
        return least == most;
    }

    boolean fits(final String data) {
        return data.length() >= least
                && data.length() <= most
                && (!numeric || data.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    private static Map<String, ApplicationIdentifier> known() {
        final Map<String, ApplicationIdentifier> known = new HashMap<>();
        TABLE.lines().forEach(line -> {
            final String[] columns = line.split(" ");
            final String[] codes = columns[0].split("-");
            final String[] lengths = columns[1].substring(1).split("-");
            final int last = Integer.parseInt(codes[codes.length - 1]);
            for (int code = Integer.parseInt(codes[0]); code <= last; code++) {
                final String text = ("%0" + codes[0].length() + "d").formatted(code);
                known.put(
                        text,
                        new ApplicationIdentifier(
                                text,
                                columns[1].charAt(0) == 'N',
                                Integer.parseInt(lengths[0]),
                                Integer.parseInt(lengths[1])));
            }
        });
        return Map.copyOf(known);
    }
}
