// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whom one end of a connection believes: whoever shows a certificate that one of the authorities issued, for the use at
 * hand, that is valid now and not revoked. Immutable.
 *
 * @param authorities the certificates of the authorities; never empty
 * @param crls their revocation lists; empty if revocation is not looked at. Otherwise a certificate whose issuer has no
 *     list, or none that is still valid, is not believed
 */
public record Trust(List<X509Certificate> authorities, List<X509CRL> crls) {

    /** The name of the authorities' file in a folder that holds an identity. */
    public static final String AUTHORITIES_FILE = "ca.pem";

    public Trust {
        authorities = List.copyOf(authorities);
        crls = List.copyOf(crls);
    }

    /**
     * The authorities of a file, without revocation.
     *
     * @throws TlsFileException if it cannot be used, or holds a certificate that is no authority's
     */
    public static Trust read(final Path file) throws TlsFileException {
        final List<X509Certificate> authorities = Pem.certificates(file);
        for (final X509Certificate authority : authorities) {
            if (authority.getBasicConstraints() < 0) {
                throw TlsFileException.unusable(
                        file.toString(),
                        "certificate " + (authorities.indexOf(authority) + 1)
                                + " is no authority's. Put the certificates of the authorities alone there.");
            }
        }
        return new Trust(authorities, List.of());
    }

    /**
     * The same with other revocation lists.
     *
     * @param name what messages call the lists
     * @throws TlsFileException if none of the authorities signed one of them, or one is older than the one that it would
     *     replace
     */
    public Trust with(final List<X509CRL> lists, final String name) throws TlsFileException {
        for (final X509CRL list : lists) {
            if (authorities.stream().noneMatch(authority -> signed(authority, list))) {
                throw TlsFileException.unusable(
                        name, "a revocation list is of none of the authorities in use. Fetch it from theirs.");
            }
            if (crls.stream()
                    .anyMatch(known ->
                            replaces(list, known) && list.getThisUpdate().before(known.getThisUpdate()))) {
                throw TlsFileException.unusable(
                        name, "a revocation list is older than the one in use, which is kept. Publish the newest.");
            }
        }
        return new Trust(authorities, lists);
    }

    /** When the first of the lists ends, after which nobody of its authority is believed; empty if there are none. */
    public Optional<Instant> until() {
        return crls.stream()
                .map(X509CRL::getNextUpdate)
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .min(Comparator.naturalOrder());
    }

    /** Whether its issuer's list names it. */
    public boolean revoked(final X509Certificate certificate) {
        return crls.stream().anyMatch(list -> list.isRevoked(certificate));
    }

    /**
     * Believes by the authorities alone, without their lists, as if it were another time: for those whose clock cannot be
     * believed.
     */
    public X509ExtendedTrustManager managerAsOf(final Instant instant) {
        try {
            final PKIXBuilderParameters parameters = parameters();
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(instant));
            return manager(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot check certificates", e);
        }
    }

    X509ExtendedTrustManager manager() {
        try {
            final PKIXBuilderParameters parameters = parameters();
            parameters.setRevocationEnabled(!crls.isEmpty());
            if (!crls.isEmpty()) {
                parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls)));
                final PKIXRevocationChecker checker = (PKIXRevocationChecker)
                        CertPathBuilder.getInstance("PKIX").getRevocationChecker();
                checker.setOptions(EnumSet.of(
                        PKIXRevocationChecker.Option.PREFER_CRLS,
                        PKIXRevocationChecker.Option.NO_FALLBACK,
                        PKIXRevocationChecker.Option.ONLY_END_ENTITY));
                parameters.addCertPathChecker(checker);
            }
            return manager(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot check certificates", e);
        }
    }

    private PKIXBuilderParameters parameters() throws GeneralSecurityException {
        return new PKIXBuilderParameters(
                authorities.stream()
                        .map(authority -> new TrustAnchor(authority, null))
                        .collect(Collectors.toSet()),
                new X509CertSelector());
    }

    private static X509ExtendedTrustManager manager(final PKIXBuilderParameters parameters)
            throws GeneralSecurityException {
        final TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    private static boolean replaces(final X509CRL list, final X509CRL known) {
        return list.getIssuerX500Principal().equals(known.getIssuerX500Principal());
    }

    private static boolean signed(final X509Certificate authority, final X509CRL list) {
        if (!authority.getSubjectX500Principal().equals(list.getIssuerX500Principal())) {
            return false;
        }
        try {
            list.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
