// SPDX-License-Identifier: Apache-2.0
package org.doorclock.release;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import org.doorclock.tls.Pem;
import org.doorclock.tls.TlsFileException;

/** Whose releases are believed: the public half of the key that a trust signs its releases with. */
public record ReleaseKey(PublicKey key) {

    private static final String ALGORITHM = "SHA256withECDSA";

    /** @throws TlsFileException if the file holds no public key in PEM form */
    public static ReleaseKey read(final Path file) throws TlsFileException {
        return new ReleaseKey(Pem.publicKey(file));
    }

    /**
     * What a signed manifest says.
     *
     * @param signature ECDSA with SHA-256 in DER
     * @throws ReleaseException if this key has not signed it, or it is no manifest of a release
     */
    public Manifest verified(final byte[] manifest, final byte[] signature) throws ReleaseException {
        if (!isSigned(manifest, signature)) {
            throw new ReleaseException(
                    "it is not signed with the release key that is trusted here: changed on its way, or another trust's.");
        }
        return Manifest.decode(manifest);
    }

    private boolean isSigned(final byte[] content, final byte[] signature) {
        try {
            final Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
