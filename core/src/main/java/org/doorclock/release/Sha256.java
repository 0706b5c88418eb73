// SPDX-License-Identifier: Apache-2.0
package org.doorclock.release;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as releases write it: hexadecimal in lower case. */
public final class Sha256 {

    private final MessageDigest digest = fresh();

    public void add(final byte[] bytes, final int offset, final int length) {
        digest.update(bytes, offset, length);
    }

    /** Of all that was added; begins anew. */
    public String end() {
        return HexFormat.of().formatHex(digest.digest());
    }

    public static String of(final byte[] content) {
        final Sha256 sum = new Sha256();
        sum.add(content, 0, content.length);
        return sum.end();
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
