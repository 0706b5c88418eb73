// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;

/**
 * Hashes of people's passwords: Argon2id with 19 MiB, 2 passes and 1 lane, as OWASP's Password Storage Cheat Sheet has it,
 * in the usual form {@code $argon2id$v=19$m=...,t=...,p=...$salt$hash}. Each takes some tens of milliseconds and 19 MiB,
 * so few are worked out at once. Safe for use by many threads.
 */
class Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MOST_AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 10;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);

    /** For somebody who is not there: as much work as any other, and no password fits. */
    private final String nobodys = form(MEMORY_KIB, PASSES, LANES, Secrets.salt(SALT_BYTES), Secrets.salt(HASH_BYTES));

    /** What is kept of a password. */
    String hash(final String password) {
        final byte[] salt = Secrets.salt(SALT_BYTES);
        return form(MEMORY_KIB, PASSES, LANES, salt, work(password, MEMORY_KIB, PASSES, LANES, salt, HASH_BYTES));
    }

    /** Whether it is the password of this hash. */
    boolean fits(final String password, final String hash) {
        final Matcher parts = FORM.matcher(hash);
        if (!parts.matches()) {
            throw new IllegalStateException("a user's hash is not one of Argon2id");
        }
        final byte[] expected = Base64.getDecoder().decode(parts.group(5));
        return MessageDigest.isEqual(
                expected,
                work(
                        password,
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)),
                        Base64.getDecoder().decode(parts.group(4)),
                        expected.length));
    }

    /** Does the work of {@link #fits} for a user who is not there. */
    void fitsNobody(final String password) {
        fits(password, nobodys);
    }

    /** Argon2id itself; memory in KiB. */
    byte[] work(
            final String password,
            final int memory,
            final int passes,
            final int lanes,
            final byte[] salt,
            final int bytes) {
        takePlace();
        try {
            final Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            final byte[] hash = new byte[bytes];
            generator.generateBytes(
                    Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(UTF_8), hash);
            return hash;
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(Problem.unavailable("Too many people are signing in.", "Try again in a minute."));
    }

    private static String form(
            final int memory, final int passes, final int lanes, final byte[] salt, final byte[] hash) {
        final Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(memory, passes, lanes, base64.encodeToString(salt), base64.encodeToString(hash));
    }
}
