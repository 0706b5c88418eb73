// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Lets one device enrol once. Only its hash is kept; whoever has it says it to nobody but the device. */
public final class EnrolmentToken {

    /** 192 random bits: nobody guesses them, and no slow hash is needed. */
    private static final int BYTES = 24;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PURPOSE = "doorclock-enrolment-1:";

    private final String secret;

    private EnrolmentToken(final String secret) {
        this.secret = secret;
    }

    static EnrolmentToken random() {
        final byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new EnrolmentToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What somebody says is a token. */
    public static EnrolmentToken of(final String said) {
        return new EnrolmentToken(said);
    }

    /** 32 letters, digits, hyphens and underscores. For the bundle's file of mode 600 and for nothing else. */
    public String reveal() {
        return secret;
    }

    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest((PURPOSE + secret).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "a token, not shown";
    }
}
