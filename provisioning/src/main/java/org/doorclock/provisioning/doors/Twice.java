// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.doors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What two rows have in common and must not. */
final class Twice {

    private Twice() {}

    static List<Finding> among(final List<Table.Row> rows) {
        final List<Finding> findings = new ArrayList<>();
        find(rows, Column.ASSET_TAG, Twice::tag, "this box stands in row %d already", "A box is at one door", findings);
        find(
                rows,
                Column.DOOR,
                Twice::place,
                "this door has a device in row %d already",
                "One device a door; a second one needs a door of its own",
                findings);
        find(
                rows,
                Column.MAC,
                row -> MacAddress.parse(row.cell(Column.MAC)).orElse(""),
                "this address stands in row %d already",
                "Each port has its own",
                findings);
        find(
                rows,
                Column.ADDRESS,
                row -> row.cell(Column.ADDRESS).strip().split("[/\\s]")[0],
                "this address stands in row %d already",
                "Give each device its own",
                findings);
        return findings;
    }

    private static String tag(final Table.Row row) {
        return row.cell(Column.ASSET_TAG).toLowerCase(Locale.ROOT);
    }

    private static String place(final Table.Row row) {
        final String site = row.cell(Column.SITE).toLowerCase(Locale.ROOT);
        final String door = row.cell(Column.DOOR).toLowerCase(Locale.ROOT);
        return site.isEmpty() || door.isEmpty() ? "" : site + "/" + door;
    }

    private static void find(
            final List<Table.Row> rows,
            final Column column,
            final Function<Table.Row, String> key,
            final String what,
            final String right,
            final List<Finding> findings) {
        final Map<String, Integer> seen = new HashMap<>();
        for (final Table.Row row : rows) {
            final String value = key.apply(row);
            final Integer first = value.isEmpty() ? null : seen.putIfAbsent(value, row.number());
            if (first != null) {
                findings.add(Finding.wrong(row.number(), column, what.formatted(first), right));
            }
        }
    }
}
