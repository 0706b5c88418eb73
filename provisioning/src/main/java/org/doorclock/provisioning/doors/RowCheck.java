// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.doors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.doorclock.event.Names;
import org.doorclock.settings.Nearest;

/** One row, held to what its columns may hold. All that is wrong is found, not the first of it. */
final class RowCheck {

    private static final List<String> KINDS = List.of("ct-door", "ed-door");
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,62})(\\.[a-z0-9]([a-z0-9-]{0,62}))*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHONE = Pattern.compile("[0-9+][0-9 ()+*#-]{0,23}");

    /** A spreadsheet took letters and digits for a number: 4E10 or 1.2E+11. */
    private static final Pattern NUMBERED = Pattern.compile("[0-9](\\.[0-9]+)?E\\+[0-9]+");

    private final Table.Row row;
    private final List<Finding> findings = new ArrayList<>();

    RowCheck(final Table.Row row) {
        this.row = row;
    }

    List<Finding> findings() {
        return findings;
    }

    /** The device, if nothing of its row is wrong. */
    Optional<DoorRow> device() {
        final String tag = word(Column.ASSET_TAG, Names::isValid, Names.RULE).toUpperCase(Locale.ROOT);
        final String site = word(Column.SITE, Names::isValid, Names.RULE);
        final String door = word(Column.DOOR, Names::isValid, Names.RULE);
        final String room = text(
                Column.ROOM, DoorRow::isPrintable, "must be 1 to 60 letters, digits and signs that can be printed");
        final String kind = kind();
        final Optional<String> mac = mac();
        final Optional<Network> network = network();
        final List<String> ntp = ntp();
        final String phone =
                text(Column.PHONE, PHONE.asMatchPredicate(), "must be a telephone number of 1 to 24 digits and spaces");
        final boolean whole = Arrays.stream(Column.values()).allMatch(row::has)
                && findings.stream().noneMatch(Finding::blocks);
        return whole
                ? network.map(reach -> new DoorRow(row.number(), tag, site, door, room, kind, mac, reach, ntp, phone))
                : Optional.empty();
    }

    private String word(final Column column, final Predicate<String> fits, final String rule) {
        return text(column, text -> fits.test(text.toLowerCase(Locale.ROOT)), rule)
                .toLowerCase(Locale.ROOT);
    }

    private String text(final Column column, final Predicate<String> fits, final String rule) {
        final String cell = row.cell(column);
        if (row.has(column) && NUMBERED.matcher(cell).matches()) {
            wrong(column, "the spreadsheet made a number of it", "Format the column as text and type it again");
        } else if (row.has(column) && !fits.test(cell)) {
            wrong(column, cell.isEmpty() ? "is empty" : rule, "Such as " + column.example());
        }
        return cell;
    }

    private String kind() {
        final String kind = row.cell(Column.KIND).toLowerCase(Locale.ROOT);
        if (row.has(Column.KIND) && !KINDS.contains(kind)) {
            wrong(
                    Column.KIND,
                    kind.isEmpty() ? "is empty" : "there is no such kind",
                    kind.isEmpty() ? "It is ct-door or ed-door" : "Did you mean " + Nearest.of(kind, KINDS) + "?");
        }
        return kind;
    }

    private Optional<String> mac() {
        final String cell = row.cell(Column.MAC);
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        final Optional<String> mac = MacAddress.parse(cell);
        if (mac.isEmpty()) {
            final boolean numbered = NUMBERED.matcher(cell).matches();
            wrong(
                    Column.MAC,
                    numbered ? "the spreadsheet made a number of it" : "is not the address of one network port",
                    numbered ? "Format the column as text and type it again" : "Such as " + Column.MAC.example());
        }
        return mac;
    }

    private Optional<Network> network() {
        final Optional<String> medium = Network.medium(row.cell(Column.NETWORK));
        if (medium.isEmpty()) {
            wrong(Column.NETWORK, "there is no such network", "It is " + Network.FORMS);
            return Optional.empty();
        }
        final String cell = row.cell(Column.ADDRESS);
        final boolean fixed = !cell.isEmpty() && !cell.equalsIgnoreCase("dhcp");
        return switch (medium.get()) {
            case "dhcp" -> {
                if (fixed) {
                    wrong(
                            Column.ADDRESS,
                            "an address with the network dhcp",
                            "Leave it empty, or write the network static");
                }
                yield Optional.of(new Network.Dhcp());
            }
            case "static" -> {
                if (!fixed && row.has(Column.ADDRESS)) {
                    wrong(Column.ADDRESS, "is empty with the network static", "Such as " + Address.FORM);
                }
                yield address(cell, fixed).map(Network.Static::new);
            }
            default ->
                wifi(
                        row.cell(Column.NETWORK)
                                .strip()
                                .substring("wifi:".length())
                                .strip(),
                        address(cell, fixed));
        };
    }

    private Optional<Network> wifi(final String name, final Optional<Address> address) {
        if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > 32 || !DoorRow.isPrintable(name)) {
            wrong(Column.NETWORK, "the Wi-Fi's name must be 1 to 32 characters", "Such as wifi:Devices");
            return Optional.empty();
        }
        return Optional.of(new Network.Wifi(name, address));
    }

    private Optional<Address> address(final String cell, final boolean fixed) {
        if (!fixed) {
            return Optional.empty();
        }
        try {
            return Optional.of(Address.parse(cell));
        } catch (IllegalArgumentException e) {
            wrong(Column.ADDRESS, e.getMessage(), "Such as " + Address.FORM);
            return Optional.empty();
        }
    }

    private List<String> ntp() {
        final List<String> servers = Arrays.stream(row.cell(Column.NTP).split("[\\s,;]+"))
                .filter(server -> !server.isEmpty())
                .distinct()
                .toList();
        if (!row.has(Column.NTP)) {
            return servers;
        }
        if (servers.isEmpty()
                || servers.size() > 8
                || servers.stream().anyMatch(s -> !HOST.matcher(s).matches())) {
            wrong(
                    Column.NTP,
                    servers.isEmpty() ? "is empty" : "must be 1 to 8 names or addresses of time servers",
                    "Such as " + Column.NTP.example());
        } else if (servers.size() == 1) {
            findings.add(Finding.advice(
                    row.number(),
                    Column.NTP,
                    "with one time server nobody notices when it is wrong",
                    "Give two or more"));
        }
        return servers;
    }

    private void wrong(final Column column, final String what, final String right) {
        findings.add(Finding.wrong(row.number(), column, what, right));
    }
}
