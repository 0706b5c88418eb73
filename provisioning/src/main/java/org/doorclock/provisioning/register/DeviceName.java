// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.util.Locale;
import java.util.Optional;
import org.doorclock.event.Names;

/**
 * What a device is called on the wire and in its certificate.
 *
 * @param site where it belongs, by {@link Names}' rule
 * @param device its own name there, by the same rule
 */
public record DeviceName(String site, String device) implements Comparable<DeviceName> {

    public DeviceName {
        if (!Names.isValid(site) || !Names.isValid(device)) {
            throw new IllegalArgumentException("a site and a device " + Names.RULE);
        }
    }

    /** From {@code site/device}; empty if it is no such name. */
    public static Optional<DeviceName> parse(final String text) {
        final String[] parts = text.split("/", -1);
        return parts.length == 2 && Names.isValid(parts[0]) && Names.isValid(parts[1])
                ? Optional.of(new DeviceName(parts[0], parts[1]))
                : Optional.empty();
    }

    /** The device's name that stands for an asset tag: the same in lower case. */
    public static String deviceOf(final String assetTag) {
        return assetTag.strip().toLowerCase(Locale.ROOT);
    }

    /** {@code site/device}: the certificate's common name, and the user at the broker and the enrolment server. */
    @Override
    public String toString() {
        return site + "/" + device;
    }

    @Override
    public int compareTo(final DeviceName other) {
        return toString().compareTo(other.toString());
    }
}
