// SPDX-License-Identifier: Apache-2.0
package org.doorclock.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a device's label calls it in its symbol: the hub's page is {@code /d/ID}. It says neither which hospital nor which
 * device, and opens nothing: whoever follows it must be let in as anywhere else.
 */
public final class LabelId {

    private static final String PURPOSE = "doorclock-label-1:";

    /** RFC 4648's base 32 in lower case. */
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    private static final int LENGTH = 12;

    private LabelId() {}

    /** Twelve lower-case letters and digits. */
    public static String of(final String site, final String device) {
        final byte[] digest = digest(PURPOSE + site + "/" + device);
        final StringBuilder id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(digest[i] & 31));
        }
        return id.toString();
    }

    private static byte[] digest(final String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
