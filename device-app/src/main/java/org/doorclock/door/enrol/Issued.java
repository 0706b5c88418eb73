// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.door.enrol.EstException.Fault;
import org.doorclock.tls.Subject;

/** Holds what an enrolment server issued to what was asked for, before anything is made of it. */
final class Issued {

    private static final int LONGEST_CHAIN = 5;

    private Issued() {}

    /**
     * The chain to show: the certificate of {@code key}, then each one's issuer, without the root.
     *
     * @param certificates what the server sent, in any order
     * @param name the common name that it must have
     * @throws EstException if it is not what was asked for
     */
    static List<X509Certificate> chain(
            final List<X509Certificate> certificates,
            final PublicKey key,
            final String name,
            final List<X509Certificate> authorities,
            final PinnedServer pinned)
            throws EstException {
        final X509Certificate own = certificates.stream()
                .filter(certificate -> certificate.getPublicKey().equals(key))
                .findFirst()
                .orElseThrow(() -> unusable("is for another key than this device's"));
        if (!Subject.commonName(own).equals(Optional.of(name))) {
            throw unusable("is not for " + name);
        }
        final List<X509Certificate> chain = new ArrayList<>(List.of(own));
        for (Optional<X509Certificate> issuer = issuer(own, certificates, authorities);
                issuer.isPresent() && chain.size() < LONGEST_CHAIN;
                issuer = issuer(chain.getLast(), certificates, authorities)) {
            chain.add(issuer.get());
        }
        try {
            pinned.checkIssued(chain);
        } catch (CertificateException e) {
            throw unusable("is not of the authority in ca.pem, or not for a client");
        }
        return List.copyOf(chain);
    }

    private static Optional<X509Certificate> issuer(
            final X509Certificate of,
            final List<X509Certificate> certificates,
            final List<X509Certificate> authorities) {
        return Stream.concat(certificates.stream(), authorities.stream())
                .filter(candidate -> candidate.getSubjectX500Principal().equals(of.getIssuerX500Principal()))
                .filter(candidate -> !candidate.getSubjectX500Principal().equals(candidate.getIssuerX500Principal()))
                .findFirst();
    }

    private static EstException unusable(final String why) {
        return new EstException(
                Fault.UNUSABLE,
                "the certificate that the enrolment server issued " + why
                        + ". Nothing was changed here; whoever runs the authority must look at it.");
    }
}
