// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns identifiers into tokens: the same identifier under the same key always has the same token, and without the key
 * neither can be found from the other. Safe for use by many threads.
 */
public final class Tokeniser {

    /** The key's length; also what HMAC-SHA-256 makes full use of. */
    static final int KEY_BYTES = 32;

    private static final String VERSION = "t1_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int TOKEN_BYTES = 18;
    private static final int GROUP = 8;

    private final SecretKeySpec key;

    Tokeniser(final byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a token key has " + KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The token: {@code t1_} and 144 bits of HMAC-SHA-256 over {@link Identifier#canonical()} as base64url, in groups of
     * eight with dots between, so that no token can hold a run of ten digits.
     */
    public String token(final Identifier identifier) {
        try {
            final Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            final byte[] digest = mac.doFinal(identifier.canonical().getBytes(UTF_8));
            final String text = Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, TOKEN_BYTES));
            return VERSION
                    + String.join(
                            ".", text.substring(0, GROUP), text.substring(GROUP, 2 * GROUP), text.substring(2 * GROUP));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
