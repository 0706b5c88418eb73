// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hybrid public key encryption, RFC 9180, base mode, one message: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM.
 */
final class Hpke {

    private static final byte[] NOTHING = {};
    private static final byte[] KEM_SUITE = bytes("KEM".getBytes(US_ASCII), 0, 0x20);
    private static final byte[] SUITE = bytes("HPKE".getBytes(US_ASCII), 0, 0x20, 0, 1, 0, 1);
    private static final byte MODE_BASE = 0;
    private static final int SECRET_BYTES = 32;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private Hpke() {}

    /** The ephemeral public key and, right after it, the ciphertext. */
    static byte[] seal(final byte[] recipient, final byte[] info, final byte[] aad, final byte[] plain)
            throws GeneralSecurityException {
        return seal(X25519.newPrivateKey(), recipient, info, aad, plain);
    }

    static byte[] seal(
            final byte[] ephemeral, final byte[] recipient, final byte[] info, final byte[] aad, final byte[] plain)
            throws GeneralSecurityException {
        final byte[] encapsulated = X25519.publicKeyOf(ephemeral);
        final byte[] shared = sharedSecret(X25519.agree(ephemeral, recipient), encapsulated, recipient);
        return concat(encapsulated, crypt(Cipher.ENCRYPT_MODE, shared, info, aad, plain));
    }

    static byte[] open(final byte[] privateKey, final byte[] info, final byte[] aad, final byte[] sealed)
            throws GeneralSecurityException {
        if (sealed.length < X25519.KEY_BYTES) {
            throw new GeneralSecurityException("too short");
        }
        final byte[] encapsulated = Arrays.copyOf(sealed, X25519.KEY_BYTES);
        final byte[] shared =
                sharedSecret(X25519.agree(privateKey, encapsulated), encapsulated, X25519.publicKeyOf(privateKey));
        final byte[] cipherText = Arrays.copyOfRange(sealed, X25519.KEY_BYTES, sealed.length);
        return crypt(Cipher.DECRYPT_MODE, shared, info, aad, cipherText);
    }

    private static byte[] sharedSecret(final byte[] dh, final byte[] encapsulated, final byte[] recipient)
            throws GeneralSecurityException {
        final byte[] prk = extract(KEM_SUITE, NOTHING, "eae_prk", dh);
        return expand(KEM_SUITE, prk, "shared_secret", concat(encapsulated, recipient), SECRET_BYTES);
    }

    private static byte[] crypt(
            final int direction, final byte[] shared, final byte[] info, final byte[] aad, final byte[] text)
            throws GeneralSecurityException {
        final byte[] context = concat(
                new byte[] {MODE_BASE},
                extract(SUITE, NOTHING, "psk_id_hash", NOTHING),
                extract(SUITE, NOTHING, "info_hash", info));
        final byte[] secret = extract(SUITE, shared, "secret", NOTHING);
        final byte[] key = expand(SUITE, secret, "key", context, KEY_BYTES);
        final byte[] nonce = expand(SUITE, secret, "base_nonce", context, NONCE_BYTES);
        final Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(direction, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(aad);
        return cipher.doFinal(text);
    }

    /** LabeledExtract of RFC 9180, section 4. */
    private static byte[] extract(final byte[] suite, final byte[] salt, final String label, final byte[] input)
            throws GeneralSecurityException {
        final var parameters = HKDFParameterSpec.ofExtract().addIKM(concat(labelled(suite, label), input));
        return hkdf().deriveData((salt.length == 0 ? parameters : parameters.addSalt(salt)).extractOnly());
    }

    /** LabeledExpand of RFC 9180, section 4. */
    private static byte[] expand(
            final byte[] suite, final byte[] prk, final String label, final byte[] info, final int length)
            throws GeneralSecurityException {
        final byte[] labelled = concat(bytes(NOTHING, length >> 8, length), labelled(suite, label), info);
        return hkdf().deriveData(HKDFParameterSpec.expandOnly(new SecretKeySpec(prk, "Generic"), labelled, length));
    }

    private static KDF hkdf() throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256");
    }

    private static byte[] labelled(final byte[] suite, final String label) {
        return concat("HPKE-v1".getBytes(US_ASCII), suite, label.getBytes(US_ASCII));
    }

    private static byte[] bytes(final byte[] start, final int... rest) {
        final ByteBuffer buffer =
                ByteBuffer.allocate(start.length + rest.length).put(start);
        for (final int b : rest) {
            buffer.put((byte) b);
        }
        return buffer.array();
    }

    private static byte[] concat(final byte[]... parts) {
        final ByteBuffer buffer = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (final byte[] part : parts) {
            buffer.put(part);
        }
        return buffer.array();
    }
}
