// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random secrets, and what of them is kept. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 4;

    /** No letters that look alike on paper. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 5;
    private static final int GROUP = 4;

    private Secrets() {}

    /** 256 random bits, to be carried by machines. */
    static String fresh() {
        final byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** About 99 random bits in groups, to be typed by people. */
    static String freshPassword() {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return text.toString();
    }

    /** A short name for what is listed; no secret. */
    static String freshId() {
        final byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * What is kept of a random secret. It needs no slow hash: nobody guesses 256 bits, and each request is checked by it.
     */
    static String hash(final String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Takes the same time wherever they differ. */
    static boolean same(final String one, final String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    static byte[] salt(final int bytes) {
        final byte[] salt = new byte[bytes];
        RANDOM.nextBytes(salt);
        return salt;
    }
}
