// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.doors;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of the spreadsheet of doors, one row a device. */
enum Column {
    ASSET_TAG("DC-0042", "the box's own number, as on its label: letters, digits, hyphens"),
    SITE("rxx", "the hospital's name on the wire"),
    DOOR("ct1", "the place, which outlives the box"),
    ROOM("CT 1, level 2", "what people call the place"),
    KIND("ct-door", "ct-door or ed-door"),
    MAC("dc:a6:32:00:00:42", "of the port that is used; may be empty"),
    NETWORK("dhcp", Network.FORMS),
    ADDRESS("", "of a static address: " + Address.FORM + "; else empty"),
    NTP("ntp1.example ntp2.example", "time servers, two or more, spaces between"),
    PHONE("4417", "whom to call when the device is broken");

    private final String example;
    private final String help;

    Column(final String example, final String help) {
        this.example = example;
        this.help = help;
    }

    /** As it stands in the first row. */
    String heading() {
        return name().toLowerCase(Locale.ROOT);
    }

    String example() {
        return example;
    }

    String help() {
        return help;
    }

    /** Upper case, spaces and hyphens do not matter: spreadsheets and people change them. */
    static Optional<Column> ofHeading(final String heading) {
        final String plain = heading.strip().replaceAll("[\\s-]+", "_").toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.name().equals(plain))
                .findFirst();
    }

    static List<String> headings() {
        return Arrays.stream(values()).map(Column::heading).toList();
    }
}
