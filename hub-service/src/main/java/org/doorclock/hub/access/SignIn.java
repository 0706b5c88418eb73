// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.util.Locale;
import java.util.Optional;
import org.doorclock.audit.AuditLog;
import org.doorclock.hub.audit.AuditWords;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.limit.Attempts;
import org.doorclock.time.TimeSource;

/**
 * Judges names and passwords. Whether a name is anybody's shows neither in what is answered nor in the work it takes: wrong
 * names are locked like right ones.
 */
final class SignIn {

    private static final int MOST_NAME = 64;
    private static final String TOO_OFTEN = "Too many attempts to sign in.";

    private final Users users;
    private final Attempts attempts;
    private final RateLimit addresses;
    private final AuditLog audit;

    SignIn(final Users users, final AuditLog audit, final TimeSource time) {
        this.users = users;
        this.audit = audit;
        this.attempts = new Attempts(time);
        this.addresses = new RateLimit(30, 1.0 / 6, time);
    }

    /**
     * The user of this name and password.
     *
     * @param address the computer that asks
     * @return empty if they are not right
     * @throws ProblemException 429 if there were too many attempts from there or with this name
     */
    Optional<User> check(final String typedName, final String password, final String address) {
        final String name = typedName.strip().toLowerCase(Locale.ROOT);
        begin(name, address);
        if (name.length() > MOST_NAME || password.length() > 2 * PasswordRule.MOST) {
            return Optional.empty();
        }
        final Optional<User> user = users.check(name, password);
        if (user.isPresent()) {
            attempts.succeeded(name);
        } else {
            failed(name, address);
        }
        return user;
    }

    private void begin(final String name, final String address) {
        addresses.take(address).ifPresent(seconds -> {
            throw ProblemException.tooManyRequests(TOO_OFTEN, seconds);
        });
        attempts.begin(name).ifPresent(locked -> {
            throw ProblemException.tooManyRequests(TOO_OFTEN, locked.toSeconds() + 1);
        });
    }

    /** A name that is nobody's may be a password typed in the wrong field: it is not written down. */
    private void failed(final String name, final String address) {
        final String who = users.find(name).isPresent() ? "user:" + name : "nobody";
        audit.refused(who, AuditWords.SIGN_IN, "from " + address);
        if (attempts.isLocked(name)) {
            audit.refused(who, AuditWords.LOCK_OUT, "from " + address);
        }
    }
}
