// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.release.ReleaseKey;

/** The key that releases are signed with, open. */
public final class ReleaseSigner {

    private final PrivateKey key;

    private ReleaseSigner(final PrivateKey key) {
        this.key = key;
    }

    /**
     * @param file the encrypted key, which usually lies elsewhere than the authority
     * @param trusted its public half, as devices have it
     * @throws ProvisionException if it is none, the passphrase does not open it, or no device would believe it
     */
    public static ReleaseSigner open(final Path file, final Passphrase passphrase, final Path trusted)
            throws IOException {
        final PrivateKey key = EncryptedKey.read(file, passphrase);
        if (!Keys.belongTogether(key, ReleaseKey.read(trusted).key())) {
            throw ProvisionException.badInput(
                    file + ": is not the key of " + trusted + ", so that no device would believe what it signs.");
        }
        return new ReleaseSigner(key);
    }

    /** ECDSA with SHA-256, in DER. */
    public byte[] sign(final byte[] content) {
        try {
            final Signature signature = Signature.getInstance(Draft.SIGNATURE);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the release key cannot sign", e);
        }
    }
}
