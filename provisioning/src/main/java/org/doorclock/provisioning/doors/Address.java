// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.doors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A fixed IPv4 address and what goes with it.
 *
 * @param host dotted
 * @param prefix length of the network's part, 8 to 30
 * @param gateway dotted, in the same network
 * @param dns dotted; at least one
 */
public record Address(String host, int prefix, String gateway, List<String> dns) {

    static final String FORM = "10.20.30.41/24 via 10.20.30.1 dns 10.20.0.10 10.20.0.11";

    private static final Pattern OCTETS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern WHOLE = Pattern.compile("(\\S+)/(\\d{1,2}) via (\\S+) dns (\\S+(?: \\S+){0,3})");

    public Address {
        dns = List.copyOf(dns);
    }

    /** {@code host/prefix}. */
    public String cidr() {
        return host + "/" + prefix;
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    static Address parse(final String text) {
        final var matcher = WHOLE.matcher(text.strip().replaceAll("[\\s,;]+", " "));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not an address with its gateway and name servers");
        }
        final String host = matcher.group(1);
        final int prefix = Integer.parseInt(matcher.group(2));
        final String gateway = matcher.group(3);
        if (prefix < 8 || prefix > 30) {
            throw new IllegalArgumentException("has a network of /" + prefix + ", which is none of /8 to /30");
        }
        final long mask = -1L << (32 - prefix) & 0xFFFF_FFFFL;
        final long own = number(host, "is not an IPv4 address before the /");
        final long way = number(gateway, "has a gateway that is not an IPv4 address");
        if ((own & ~mask) == 0 || (own | mask) == 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("is the whole network's or everybody's address, not a device's");
        }
        if ((own & mask) != (way & mask) || own == way) {
            throw new IllegalArgumentException("has a gateway that is not another address of the same network");
        }
        final List<String> dns = new ArrayList<>();
        for (final String server : matcher.group(4).split(" ")) {
            number(server, "has a name server that is not an IPv4 address");
            dns.add(server);
        }
        return new Address(host, prefix, gateway, dns);
    }

    private static long number(final String dotted, final String otherwise) {
        return number(dotted).orElseThrow(() -> new IllegalArgumentException(otherwise));
    }

    /** The address as 32 bits; empty if it is none. */
    static Optional<Long> number(final String dotted) {
        final var matcher = OCTETS.matcher(dotted);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 1; i <= 4; i++) {
            final int octet = Integer.parseInt(matcher.group(i));
            if (octet > 255) {
                return Optional.empty();
            }
            number = number << 8 | octet;
        }
        return Optional.of(number);
    }
}
