// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.doorclock.hub.config.AccessConfig;
import org.doorclock.time.TimeSource;

/** Users, tokens and sessions in a hub's data directory, made as its commands make them, beside the hub under test. */
public final class TestAccess {

    private final Tokens tokens;
    private final Users users;
    private final Sessions sessions;

    public TestAccess(final Path data, final AccessConfig config, final TimeSource time) {
        try {
            final Path folder = Access.folder(data);
            tokens = new Tokens(folder, time);
            users = new Users(folder, new Passwords(), time);
            sessions = new Sessions(
                    folder,
                    name -> users.find(name).map(User::account),
                    config.sessionIdle(),
                    config.sessionMost(),
                    time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token, for the header. */
    public String token(final Set<Role> roles, final String... sites) {
        return tokens.make("test", new Grant(roles, Set.of(sites)), Duration.ofDays(1));
    }

    /** A token whose time is over. */
    public String expiredToken(final Set<Role> roles) {
        return tokens.make("old", new Grant(roles, Set.of()), Duration.ofDays(-1));
    }

    /** The key of a link that makes a browser a wall screen. */
    public String screenLink(final String site) {
        return tokens.makeScreenLink("wall", new Grant(Set.of(Role.BOARD), Set.of(site)), Duration.ofDays(365));
    }

    /** The key of a link that signs a user in. */
    public String signInLink(final String name) {
        return tokens.makeSignInLink(users.find(name).orElseThrow());
    }

    public void revokeAll() {
        tokens.all().forEach(token -> tokens.revoke(token.id()));
    }

    /** Adds a user; answers the password. */
    public String user(final String name, final boolean lasting, final Set<Role> roles, final String... sites) {
        return users.add(name, new Grant(roles, Set.of(sites)), lasting);
    }

    /** Resets a user's password, for once; answers it. */
    public String reset(final String name) {
        return users.reset(name, false).orElseThrow();
    }

    public void remove(final String name) {
        users.remove(name);
    }

    /** Begins a session of a user; its cookie. */
    public String session(final String name) {
        return sessions.begin(users.find(name).orElseThrow().account());
    }

    /** What the session's forms carry. */
    public String formToken(final String session) {
        return sessions.find(session).orElseThrow().session().formToken();
    }
}
