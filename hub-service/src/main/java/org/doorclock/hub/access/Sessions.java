// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.doorclock.time.TimeSource;

/**
 * Who is signed in, in a file of the hub's folder {@code access}, so that a restart signs nobody out. A session ends when
 * it is not used for some time, a longer time after it began however much it is used, when its user gets another password
 * or is removed, and when the user signs out. Safe for use by many threads.
 */
final class Sessions {

    /** How often it is written down that a session is in use. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private static final int MOST_PER_USER = 20;

    private final AccessFile<Session> file;
    private final Function<String, Optional<Account>> accounts;
    private final Duration idle;
    private final Duration most;
    private final TimeSource time;

    /**
     * @param accounts by name
     * @param idle a session that is not used for so long is over
     * @param most no session lasts longer
     */
    Sessions(
            final Path folder,
            final Function<String, Optional<Account>> accounts,
            final Duration idle,
            final Duration most,
            final TimeSource time) {
        this.file = new AccessFile<>(folder, "sessions.json", Session::of, Session::json);
        this.accounts = accounts;
        this.idle = idle;
        this.most = most;
        this.time = time;
    }

    /**
     * A session with the account whose it is, as that is now.
     */
    record Known(Session session, Account account) {}

    /** Begins a session. @return its secret, for the cookie */
    String begin(final Account account) {
        final String secret = Secrets.fresh();
        final Instant now = time.now();
        final Session fresh =
                new Session(Secrets.hash(secret), account.name(), account.generation(), Secrets.fresh(), now, now);
        file.change(sessions -> {
            sessions.removeIf(session -> !isGood(session));
            final List<Session> own = sessions.stream()
                    .filter(session -> session.user().equals(account.name()))
                    .toList();
            if (own.size() >= MOST_PER_USER) {
                sessions.remove(own.getFirst());
            }
            sessions.add(fresh);
            return sessions;
        });
        return secret;
    }

    /** The session of this secret, noted as in use. */
    Optional<Known> find(final String secret) {
        final String hash = Secrets.hash(secret);
        final Optional<Session> found = file.items().stream()
                .filter(session -> session.hash().equals(hash))
                .findFirst();
        final Optional<Known> known = found.filter(this::isGood).flatMap(this::withAccount);
        known.ifPresent(k -> note(k.session()));
        return known;
    }

    /** Whether a session that was found goes on. */
    boolean stands(final Session session) {
        return file.items().stream()
                        .filter(other -> other.hash().equals(session.hash()))
                        .anyMatch(this::isGood)
                && withAccount(session).isPresent();
    }

    void end(final Session session) {
        file.change(sessions -> {
            sessions.removeIf(other -> other.hash().equals(session.hash()));
            return sessions;
        });
    }

    private boolean isGood(final Session session) {
        final Instant now = time.now();
        return now.isBefore(session.began().plus(most))
                && now.isBefore(session.seen().plus(idle));
    }

    private Optional<Known> withAccount(final Session session) {
        return accounts.apply(session.user())
                .filter(account -> account.generation() == session.generation())
                .map(account -> new Known(session, account));
    }

    private void note(final Session session) {
        final Instant now = time.now();
        if (Duration.between(session.seen(), now).compareTo(NOTED) < 0) {
            return;
        }
        file.change(sessions -> {
            sessions.replaceAll(other -> other.hash().equals(session.hash()) ? other.seenAt(now) : other);
            return sessions;
        });
    }
}
