// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.doorclock.time.TimeSource;

/** Those who sign in with a password, in a file of the hub's folder {@code access}. Safe for use by many threads. */
final class Users {

    /** A password that somebody else made is good so long. */
    static final Duration ONCE = Duration.ofDays(7);

    private final AccessFile<User> file;
    private final Passwords passwords;
    private final TimeSource time;

    Users(final Path folder, final Passwords passwords, final TimeSource time) {
        this.file = new AccessFile<>(folder, "users.json", User::of, User::json);
        this.passwords = passwords;
        this.time = time;
    }

    List<User> all() {
        return file.items();
    }

    Optional<User> find(final String name) {
        return all().stream().filter(user -> user.name().equals(name)).findFirst();
    }

    /**
     * The user whose password this is. A name that nobody has costs as much work as one that somebody has.
     *
     * @return empty too for a password that was for once and is too old
     */
    Optional<User> check(final String name, final String password) {
        final Optional<User> user = find(name);
        if (user.isEmpty()) {
            passwords.fitsNobody(password);
            return Optional.empty();
        }
        final Instant now = time.now();
        return user.filter(known -> passwords.fits(password, known.hash()))
                .filter(known -> known.onceUntil().filter(now::isAfter).isEmpty());
    }

    /**
     * Adds a user.
     *
     * @param lasting whether the password may be kept; otherwise it is for once
     * @return the password
     * @throws IllegalStateException if the name is taken
     */
    String add(final String name, final Grant grant, final boolean lasting) {
        final String password = Secrets.freshPassword();
        final User user = new User(name, grant, passwords.hash(password), 1, once(lasting), time.now());
        file.change(users -> {
            if (users.stream().anyMatch(other -> other.name().equals(name))) {
                throw new IllegalStateException("there is a user of this name already");
            }
            users.add(user);
            return users;
        });
        return password;
    }

    /** Gives a user a new password, for once unless {@code lasting}; empty if there is none of this name. */
    Optional<String> reset(final String name, final boolean lasting) {
        final String password = Secrets.freshPassword();
        final String hash = passwords.hash(password);
        return replace(name, user -> user.with(hash, once(lasting))) ? Optional.of(password) : Optional.empty();
    }

    /** The user's own choice, which stays. */
    boolean choose(final String name, final String password) {
        final String hash = passwords.hash(password);
        return replace(name, user -> user.with(hash, Optional.empty()));
    }

    boolean regrant(final String name, final Grant grant) {
        return replace(name, user -> user.with(grant));
    }

    boolean remove(final String name) {
        final boolean there = find(name).isPresent();
        file.change(users -> {
            users.removeIf(user -> user.name().equals(name));
            return users;
        });
        return there;
    }

    private boolean replace(final String name, final UnaryOperator<User> change) {
        return file
                .change(users -> {
                    users.replaceAll(user -> user.name().equals(name) ? change.apply(user) : user);
                    return users;
                })
                .stream()
                .anyMatch(user -> user.name().equals(name));
    }

    private Optional<Instant> once(final boolean lasting) {
        return lasting ? Optional.empty() : Optional.of(time.now().plus(ONCE));
    }
}
