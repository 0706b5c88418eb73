// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** One certificate in the making: RFC 5280, and nothing in it that its use does not need. */
final class Draft {

    static final String SIGNATURE = "SHA256withECDSA";

    /** Some computer's clock is behind: what is signed now is valid there already. Of a short life, this is a short part. */
    static final Duration BACKDATED = Duration.ofHours(1);

    private static final int SHORT_PART = 24;

    private final X500Name subject;
    private final PublicKey key;
    private final Instant from;
    private final Instant until;
    private final List<Part> parts;

    /** An extension. */
    private record Part(
            org.bouncycastle.asn1.ASN1ObjectIdentifier id, boolean critical, org.bouncycastle.asn1.ASN1Object value) {}

    private Draft(
            final X500Name subject, final PublicKey key, final Instant at, final Duration valid, final Part... parts) {
        this.subject = subject;
        this.key = key;
        final Duration part = valid.dividedBy(SHORT_PART);
        this.from = at.minus(part.compareTo(BACKDATED) < 0 ? part : BACKDATED);
        this.until = at.plus(valid);
        this.parts = List.of(parts);
    }

    /** @param depth how many authorities may come below */
    static Draft authority(
            final String name, final int depth, final PublicKey key, final Instant at, final Duration valid) {
        return new Draft(
                name(name),
                key,
                at,
                valid,
                new Part(Extension.basicConstraints, true, new BasicConstraints(depth)),
                new Part(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
    }

    /** For whoever proves by it who connects. */
    static Draft client(final String name, final PublicKey key, final Instant at, final Duration valid) {
        return new Draft(
                name(name),
                key,
                at,
                valid,
                new Part(Extension.basicConstraints, true, new BasicConstraints(false)),
                new Part(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)),
                new Part(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)));
    }

    /** For whoever is connected to under one of these names. */
    static Draft server(
            final String name,
            final List<GeneralName> alternatives,
            final PublicKey key,
            final Instant at,
            final Duration valid) {
        return new Draft(
                name(name),
                key,
                at,
                valid,
                new Part(Extension.basicConstraints, true, new BasicConstraints(false)),
                new Part(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)),
                new Part(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
                new Part(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(alternatives.toArray(GeneralName[]::new))));
    }

    /** By its own key. */
    X509Certificate signedByItself(final PrivateKey own) {
        return signed(subject, key, own);
    }

    X509Certificate signedBy(final X509Certificate issuer, final PrivateKey issuersKey) {
        try {
            return signed(new JcaX509CertificateHolder(issuer).getSubject(), issuer.getPublicKey(), issuersKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate was read and cannot be written", e);
        }
    }

    private X509Certificate signed(final X500Name issuer, final PublicKey issuersPublic, final PrivateKey issuersKey) {
        try {
            final X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer, Keys.serial(), Date.from(from), Date.from(until), subject, key);
            final JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(issuersPublic));
            for (final Part part : parts) {
                builder.addExtension(part.id, part.critical, part.value);
            }
            return read(builder.build(signer(issuersKey)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("a certificate could not be made", e);
        }
    }

    static ContentSigner signer(final PrivateKey key) throws OperatorCreationException {
        return new JcaContentSignerBuilder(SIGNATURE).build(key);
    }

    private static X509Certificate read(final X509CertificateHolder made) throws GeneralSecurityException, IOException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(made.getEncoded()));
    }

    private static X500Name name(final String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }
}
