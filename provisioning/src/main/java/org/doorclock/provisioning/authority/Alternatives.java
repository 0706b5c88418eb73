// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.doorclock.provisioning.register.ProvisionException;

/** Names and addresses under which a server is connected to. */
final class Alternatives {

    private static final Pattern HOST = Pattern.compile(
            "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*", Pattern.CASE_INSENSITIVE);
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final int MOST_CHARS = 253;

    private Alternatives() {}

    /** @throws ProvisionException if it is neither a host's name nor an IP address */
    static GeneralName of(final String typed) throws ProvisionException {
        final String text = typed.strip();
        try {
            if (IPV4.matcher(text).matches() || text.contains(":")) {
                return new GeneralName(GeneralName.iPAddress, text);
            }
        } catch (IllegalArgumentException e) {
            throw none(typed);
        }
        if (text.length() > MOST_CHARS || !HOST.matcher(text).matches()) {
            throw none(typed);
        }
        return new GeneralName(GeneralName.dNSName, text.toLowerCase(Locale.ROOT));
    }

    private static ProvisionException none(final String typed) {
        return ProvisionException.badInput("--san: " + typed
                + " is neither a host's name nor an IP address. Such as hub.example.nhs.uk or 10.1.2.3");
    }
}
