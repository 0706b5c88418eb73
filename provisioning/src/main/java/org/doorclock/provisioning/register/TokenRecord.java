// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a token.
 *
 * @param hash its SHA-256, in hexadecimal
 * @param expires it is worth nothing from then on
 * @param use how it was used; empty if it was not
 */
public record TokenRecord(String hash, Instant expires, Optional<Use> use) {

    /**
     * The one use: as long as the token is valid, the same key fetches the same certificate again, for a device that never
     * got the answer.
     *
     * @param keyHash the device's public key, SHA-256 of its SubjectPublicKeyInfo in hexadecimal
     * @param certificate that it got, DER in Base64
     */
    public record Use(Instant at, String keyHash, String certificate) {}

    /** No token's: for the time that looking for none takes. */
    public static final TokenRecord NONE = new TokenRecord("0".repeat(64), Instant.EPOCH, Optional.empty());

    static TokenRecord of(final EnrolmentToken token, final Instant expires) {
        return new TokenRecord(token.hash(), expires, Optional.empty());
    }

    public boolean isValid(final Instant at) {
        return at.isBefore(expires);
    }

    /** Whether it is this token's record; takes as long whether it is or not. */
    public boolean isOf(final EnrolmentToken token) {
        return MessageDigest.isEqual(hash.getBytes(US_ASCII), token.hash().getBytes(US_ASCII));
    }

    public TokenRecord used(final Use how) {
        return new TokenRecord(hash, expires, Optional.of(how));
    }
}
