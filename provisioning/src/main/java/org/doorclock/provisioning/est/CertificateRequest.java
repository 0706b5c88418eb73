// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/**
 * A PKCS #10 request for a certificate. It may ask for nothing but a key and a name: what a certificate is good for is
 * decided here and by nobody else.
 */
final class CertificateRequest {

    static final int MOST_BYTES = 8 * 1024;

    private static final Set<ASN1ObjectIdentifier> SIGNATURES = Set.of(
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512);

    private final PKCS10CertificationRequest request;

    private CertificateRequest(final PKCS10CertificationRequest request) {
        this.request = request;
    }

    /**
     * @param body DER in Base64, with white space anywhere (RFC 8951, section 3.1)
     * @throws EstException if it is no such request
     */
    static CertificateRequest read(final byte[] body) {
        final String text = new String(body, US_ASCII).replaceAll("\\s", "");
        try {
            return new CertificateRequest(
                    new PKCS10CertificationRequest(Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException e) {
            throw refused(
                    "It is not in Base64.", "Send the DER of a PKCS #10 request in Base64, without BEGIN and END.");
        } catch (IOException e) {
            throw refused("It is no PKCS #10 request.", "Send the DER of a PKCS #10 request in Base64.");
        }
    }

    /**
     * The key that is to be certified for that name.
     *
     * @throws EstException if the request is for another name, for another kind of key, asks for anything besides, or is
     *     not signed with that key
     */
    PublicKey keyFor(final String commonName) {
        requireName(commonName);
        if (request.getAttributes().length > 0) {
            throw refused(
                    request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest).length > 0
                            ? "It asks for extensions."
                            : "It has attributes.",
                    "Ask for none: the authority says what the certificate is good for.");
        }
        final PublicKey key = key();
        requireProof(key);
        return key;
    }

    private void requireName(final String commonName) {
        final X500Name subject = request.getSubject();
        final RDN[] parts = subject.getRDNs();
        final boolean right =
                parts.length == 1 && !parts[0].isMultiValued() && isCommonName(parts[0].getFirst(), commonName);
        if (!right) {
            throw new EstException(Problem.forbidden(
                    "Its subject is not this device's.", "The subject is CN={site}/{device} and nothing else."));
        }
    }

    private static boolean isCommonName(final AttributeTypeAndValue part, final String commonName) {
        return part.getType().equals(BCStyle.CN)
                && part.getValue() instanceof ASN1String text
                && text.getString().equals(commonName);
    }

    private PublicKey key() {
        final SubjectPublicKeyInfo info = request.getSubjectPublicKeyInfo();
        if (!info.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                || !X9ObjectIdentifiers.prime256v1.equals(info.getAlgorithm().getParameters())) {
            throw refused("Its key is not an elliptic curve key on P-256.", "Make the key on P-256 (prime256v1).");
        }
        try {
            // Bouncy Castle refuses a point that is not on the curve.
            PublicKeyFactory.createKey(info);
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(info.getEncoded()));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw refused("Its key is no point of the curve P-256.", "Make another key.");
        }
    }

    private void requireProof(final PublicKey key) {
        try {
            if (SIGNATURES.contains(request.getSignatureAlgorithm().getAlgorithm())
                    && request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                return;
            }
        } catch (PKCSException | OperatorCreationException e) {
            // a signature that cannot be checked proves nothing
        }
        throw refused("It is not signed with the key that it names.", "Sign it with that key, by ECDSA and SHA-256.");
    }

    private static EstException refused(final String detail, final String remedy) {
        return new EstException(Problem.badRequest("The certificate request is refused. " + detail, remedy));
    }
}
