// SPDX-License-Identifier: Apache-2.0
package org.doorclock.service;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tinylog.Logger;

/**
 * systemd, told by datagrams on the socket that it names in the environment, as sd_notify(3) and sd_watchdog_enabled(3) say.
 */
public final class Systemd implements ServiceManager {

    private final String socket;
    private final Optional<Duration> patience;
    private final AtomicBoolean deaf = new AtomicBoolean();

    private Systemd(final String socket, final Optional<Duration> patience) {
        this.socket = socket;
        this.patience = patience;
    }

    /** Who started this program, by its environment. */
    public static ServiceManager of(final Map<String, String> environment, final long pid) {
        final String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
        return socket.isEmpty() ? new NoServiceManager() : new Systemd(socket, patience(environment, pid));
    }

    private static Optional<Duration> patience(final Map<String, String> environment, final long pid) {
        final String meant = environment.getOrDefault("WATCHDOG_PID", "");
        final String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        return micros.matches("[1-9][0-9]{0,15}") && (meant.isEmpty() || meant.equals(Long.toString(pid)))
                ? Optional.of(Duration.of(Long.parseLong(micros), ChronoUnit.MICROS))
                : Optional.empty();
    }

    @Override
    public Optional<Duration> patience() {
        return patience;
    }

    @Override
    public void tell(final String state) {
        try {
            DatagramSocket.send(socket, state);
            if (deaf.getAndSet(false)) {
                Logger.info("the service manager hears again");
            }
        } catch (IOException e) {
            if (!deaf.getAndSet(true)) {
                Logger.warn("the service manager does not hear: {}", e.getMessage());
            }
        }
    }
}
