// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What one end of a connection proves itself by. Immutable.
 *
 * @param key belongs to the first certificate
 * @param chain its own certificate first, then each one's issuer; never empty
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

    /** The name of the key's file in a folder that holds an identity. */
    public static final String KEY_FILE = "key.pem";

    /** The name of the chain's file. */
    public static final String CERTIFICATE_FILE = "cert.pem";

    public Identity {
        chain = List.copyOf(chain);
    }

    /** From {@code key.pem} and {@code cert.pem} of a folder, as {@link #read(Path, Path)}. */
    public static Identity read(final Path folder) throws TlsFileException {
        return read(folder.resolve(KEY_FILE), folder.resolve(CERTIFICATE_FILE));
    }

    /**
     * @throws TlsFileException if one of the files cannot be used, or they do not belong together; that may also be so for
     *     the moment in which they are replaced
     */
    public static Identity read(final Path keyFile, final Path chainFile) throws TlsFileException {
        final PrivateKey key = Pem.privateKey(keyFile);
        final List<X509Certificate> chain = Pem.certificates(chainFile);
        if (!belongs(key, chain.getFirst())) {
            throw TlsFileException.unusable(
                    keyFile.toString(),
                    "is not the key of the first certificate in " + chainFile
                            + ". Put the two there that were made together.");
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!issued(chain.get(i), chain.get(i - 1))) {
                throw TlsFileException.unusable(
                        chainFile.toString(),
                        "certificate " + (i + 1) + " did not issue certificate " + i
                                + ". Put its own first, then each one's issuer.");
            }
        }
        return new Identity(key, chain);
    }

    /** Its own certificate. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** When its own certificate ends. */
    public Instant until() {
        return certificate().getNotAfter().toInstant();
    }

    X509Certificate[] chainArray() {
        return chain.toArray(X509Certificate[]::new);
    }

    private static boolean issued(final X509Certificate issuer, final X509Certificate subject) {
        if (!issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
            return false;
        }
        try {
            subject.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Whether a private key is that of a certificate. */
    public static boolean belongs(final PrivateKey key, final X509Certificate certificate) {
        final String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        try {
            final byte[] probe = {1};
            final Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(probe);
            final byte[] signature = signer.sign();
            signer.initVerify(certificate.getPublicKey());
            signer.update(probe);
            return signer.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
