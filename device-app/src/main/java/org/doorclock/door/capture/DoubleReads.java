// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.doorclock.time.ClockReading;

/**
 * Tells one scan read twice from two scans. A code that is read again and again, such as a band left below the reader,
 * stays one scan however long it lies there. Holds salted digests for as long as the window, never a code.
 */
final class DoubleReads {

    private final Duration window;
    private final byte[] salt = new byte[16];
    private final Map<String, Duration> seen = new HashMap<>();

    DoubleReads(final Duration window) {
        this.window = window;
        new SecureRandom().nextBytes(salt);
    }

    /** Takes note of a read and answers whether the same code was read within the window before it. */
    boolean isRepeat(final String text, final ClockReading now) {
        final Duration at = now.sinceBoot();
        seen.values().removeIf(earlier -> at.minus(earlier).compareTo(window) >= 0);
        return seen.put(digest(text), at) != null;
    }

    /** The next read of any code is a scan: what was recorded is gone, or was never recorded. */
    void forget() {
        seen.clear();
    }

    private String digest(final String text) {
        try {
            final MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return HexFormat.of().formatHex(sha.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
