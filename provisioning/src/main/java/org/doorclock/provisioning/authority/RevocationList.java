// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.doorclock.provisioning.register.IssuedCertificate;

/** Signs which certificates of one authority are not to be trusted any more. */
final class RevocationList {

    private final X509Certificate issuer;
    private final PrivateKey key;

    RevocationList(final X509Certificate issuer, final PrivateKey key) {
        this.issuer = issuer;
        this.key = key;
    }

    /** @param revoked each of them has its revocation */
    X509CRL signed(
            final List<IssuedCertificate> revoked, final BigInteger number, final Instant at, final Instant next) {
        try {
            final X509v2CRLBuilder builder =
                    new X509v2CRLBuilder(new JcaX509CertificateHolder(issuer).getSubject(), Date.from(at));
            builder.setNextUpdate(Date.from(next));
            for (final IssuedCertificate certificate : revoked) {
                certificate
                        .revoked()
                        .ifPresent(revocation -> builder.addCRLEntry(
                                new BigInteger(certificate.serial(), 16),
                                Date.from(revocation.at()),
                                revocation.reason().code()));
            }
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getPublicKey()));
            final byte[] der = builder.build(Draft.signer(key)).getEncoded();
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("a revocation list could not be made", e);
        }
    }
}
