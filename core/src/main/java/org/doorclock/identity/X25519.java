// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** Diffie-Hellman on Curve25519 (RFC 7748) over raw 32-byte keys. */
final class X25519 {

    static final int KEY_BYTES = 32;

    private static final byte[] BASE_POINT = new byte[KEY_BYTES];

    static {
        BASE_POINT[0] = 9;
    }

    private X25519() {}

    static byte[] newPrivateKey() {
        final byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    static byte[] publicKeyOf(final byte[] privateKey) throws GeneralSecurityException {
        return agree(privateKey, BASE_POINT);
    }

    /** @throws GeneralSecurityException if the public key is a point of small order, or either is not 32 bytes */
    static byte[] agree(final byte[] privateKey, final byte[] publicKey) throws GeneralSecurityException {
        if (privateKey.length != KEY_BYTES || publicKey.length != KEY_BYTES) {
            throw new GeneralSecurityException("an X25519 key has " + KEY_BYTES + " bytes");
        }
        final KeyFactory keys = KeyFactory.getInstance("X25519");
        final KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey)));
        agreement.doPhase(
                keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, littleEndian(publicKey))), true);
        return agreement.generateSecret();
    }

    private static BigInteger littleEndian(final byte[] bytes) {
        final byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        reversed[0] &= 0x7f; // RFC 7748: the unused highest bit is masked
        return new BigInteger(1, reversed);
    }
}
