// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.doors;

import java.util.Locale;
import java.util.Optional;

/** How a device reaches its network. */
public sealed interface Network {

    /** What the column may hold, in words. */
    String FORMS = "dhcp, static, or wifi:NAME for the Wi-Fi of that name";

    /** By cable; the network says which address. */
    record Dhcp() implements Network {}

    /** By cable, with an address of its own. */
    record Static(Address address) implements Network {}

    /**
     * By radio.
     *
     * @param name the network's, 1 to 32 bytes
     * @param address empty if the network says which
     */
    record Wifi(String name, Optional<Address> address) implements Network {}

    /** The address that is fixed here, if one is. */
    default Optional<Address> fixed() {
        return switch (this) {
            case Dhcp dhcp -> Optional.empty();
            case Static cable -> Optional.of(cable.address());
            case Wifi wifi -> wifi.address();
        };
    }

    /** In a few words, for people. */
    default String words() {
        final String where = fixed().map(address -> ", " + address.cidr()).orElse(", address by DHCP");
        return switch (this) {
            case Dhcp dhcp -> "cable" + where;
            case Static cable -> "cable" + where;
            case Wifi wifi -> "Wi-Fi " + wifi.name() + where;
        };
    }

    /** Which of the three a cell means; empty if none. */
    static Optional<String> medium(final String cell) {
        final String plain = cell.strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty() || plain.equals("dhcp")) {
            return Optional.of("dhcp");
        }
        return plain.equals("static")
                ? Optional.of("static")
                : Optional.of(plain).filter(text -> text.startsWith("wifi:") && text.length() > 5);
    }
}
