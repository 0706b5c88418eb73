// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;

/** Keys of this authority and of those that it certifies: ECDSA on P-256, all of them. */
public final class Keys {

    /** Of a serial number: RFC 5280 asks for 20 bytes at most, CAs for 8 random ones at least. */
    private static final int SERIAL_BITS = 127;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Keys() {}

    static KeyPair generate() {
        try {
            final KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
    }

    static boolean belongTogether(final PrivateKey key, final PublicKey publicKey) {
        final byte[] probe = {1};
        try {
            final Signature signature = Signature.getInstance(Draft.SIGNATURE);
            signature.initSign(key);
            signature.update(probe);
            final byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** As the register has it. */
    public static String serialText(final BigInteger serial) {
        return serial.toString(16);
    }

    /** SHA-256 of the key's SubjectPublicKeyInfo, in hexadecimal. */
    public static String hash(final PublicKey key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
