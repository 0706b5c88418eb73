// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;

/** What EST sends: DER in Base64, with line ends; by RFC 8951 without a Content-Transfer-Encoding, which HTTP has not. */
final class EstBodies {

    /** Lines that end as the tools of Unix and OpenSSL read them. */
    private static final int LINE = 64;

    private EstBodies() {}

    /** Certificates and nothing else, as PKCS #7 (RFC 5272, a certs-only CMC Simple PKI Response). */
    static byte[] certsOnly(final List<X509Certificate> certificates) {
        try {
            final CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            for (final X509Certificate certificate : certificates) {
                generator.addCertificate(new JcaX509CertificateHolder(certificate));
            }
            return base64(
                    generator.generate(new CMSAbsentContent()).toASN1Structure().getEncoded(ASN1Encoding.DER));
        } catch (CMSException | IOException | GeneralSecurityException e) {
            throw new IllegalStateException("certificates were made and cannot be written", e);
        }
    }

    /** What a request is to be like (RFC 8951, section 4): a key on P-256, signed with ECDSA and SHA-256. */
    static byte[] attributes() {
        final ASN1EncodableVector key = new ASN1EncodableVector();
        key.add(X9ObjectIdentifiers.id_ecPublicKey);
        key.add(new DERSet(X9ObjectIdentifiers.prime256v1));
        final ASN1EncodableVector all = new ASN1EncodableVector();
        all.add(new DERSequence(key));
        all.add(X9ObjectIdentifiers.ecdsa_with_SHA256);
        try {
            return base64(new DERSequence(all).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("attributes cannot be written", e);
        }
    }

    private static byte[] base64(final byte[] der) {
        return (Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der) + "\n").getBytes(US_ASCII);
    }
}
