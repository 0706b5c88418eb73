// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** Who a certificate is for. */
public final class Subject {

    private Subject() {}

    /** The common name; empty unless there is exactly one, of text. */
    public static Optional<String> commonName(final X509Certificate certificate) {
        try {
            final List<String> names = new LdapName(
                            certificate.getSubjectX500Principal().getName(X500Principal.RFC2253))
                    .getRdns().stream()
                            .map(Rdn::toAttributes)
                            .map(attributes -> attributes.get("CN"))
                            .filter(attribute -> attribute != null && attribute.size() == 1)
                            .map(Subject::value)
                            .flatMap(Optional::stream)
                            .toList();
            return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> value(final javax.naming.directory.Attribute attribute) {
        try {
            return attribute.get() instanceof String text ? Optional.of(text) : Optional.empty();
        } catch (javax.naming.NamingException e) {
            return Optional.empty();
        }
    }
}
