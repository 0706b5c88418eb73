// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.doorclock.audit.AuditLog;
import org.doorclock.files.WholeFile;
import org.doorclock.hub.audit.AuditRoutes;
import org.doorclock.hub.config.AccessConfig;
import org.doorclock.hub.http.Gate;
import org.doorclock.hub.http.Routes;
import org.doorclock.settings.SettingsException;
import org.doorclock.time.TimeSource;

/**
 * Who may do what at this hub: local users, sessions, tokens, and the gate before every route.
 *
 * @param gate before every route
 * @param routes signing in and out, accounts, links, the audit log
 * @param audit what else must be audited goes here
 */
public record Access(Gate gate, List<Routes> routes, AuditLog audit, boolean nobody) {

    private static final String FOLDER = "access";
    private static final double SECONDS_AT_ONCE = 10;

    /**
     * Opens the folder {@code access} in the hub's data directory, made if it is not there.
     *
     * @param time real time, never a simulated one: it ends sessions and locks
     * @throws AccessException if a file there cannot be used
     * @throws SettingsException if what a provider's claim gives cannot be read
     * @throws IOException if the folder can be neither found nor made
     */
    public static Access open(final Path data, final AccessConfig config, final TimeSource time)
            throws IOException, SettingsException {
        final Path folder = folder(data);
        final AuditLog audit = AuditLog.open(data, time);
        final Users users = new Users(folder, new Passwords(), time);
        final Tokens tokens = new Tokens(folder, time);
        final Outsiders outsiders = new Outsiders(folder, time);
        final Optional<ProviderSignIn> provider = config.oidc().isPresent()
                ? Optional.of(ProviderSignIn.of(config.oidc().get(), time))
                : Optional.empty();
        final String rules = provider.map(ProviderSignIn::rules).orElse("");
        final Sessions sessions = new Sessions(
                folder,
                name -> users.find(name)
                        .map(User::account)
                        .or(() -> outsiders
                                .find(name)
                                .filter(outsider -> outsider.rules().equals(rules))
                                .map(Outsider::account)),
                config.sessionIdle(),
                config.sessionMost(),
                time);
        final Origins origins = new Origins(config.publicUrl(), config.tls(), config.proxy());
        final Cookies cookies = new Cookies(origins.secure());
        provider.ifPresent(with -> Thread.ofVirtual().name("oidc-look").start(with.provider()::look));
        final Entrance entrance = new Entrance(sessions, cookies, origins, audit);
        final AccessGate gate = new AccessGate(
                new Callers(sessions, tokens, cookies, origins, audit, time),
                new RateLimit(SECONDS_AT_ONCE * config.requestsASecond(), config.requestsASecond(), time),
                origins,
                cookies,
                audit);
        return new Access(
                gate,
                List.of(
                        new AccountRoutes(
                                users,
                                outsiders,
                                provider.map(with -> with.config().title()).orElse(""),
                                new SignIn(users, audit, time),
                                entrance,
                                origins,
                                audit),
                        new ProviderRoutes(provider, outsiders, entrance, cookies, origins, audit, time),
                        new LinkRoutes(tokens, users, entrance, cookies, origins, audit),
                        new AuditRoutes(audit)),
                audit,
                users.all().isEmpty() && tokens.all().isEmpty() && provider.isEmpty());
    }

    /** The folder that the hub and its commands share. */
    static Path folder(final Path data) throws IOException {
        final Path folder = data.resolve(FOLDER);
        WholeFile.makeFolder(folder);
        return folder;
    }
}
