// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.settings.Settings;
import org.doorclock.settings.SettingsException;
import org.doorclock.time.AcceleratedTimeSource;
import org.doorclock.time.ClockTrust;
import org.doorclock.time.SystemTimeSource;
import org.doorclock.time.TimeSource;

/**
 * Where the hub's time comes from.
 *
 * @param trust who vouches for the machine's clock
 * @param rate 1 but in simulations
 * @param origin when simulated and real time are the same; there whenever the rate is not 1
 */
public record ClockConfig(ClockTrust trust, double rate, Optional<Instant> origin) {

    static ClockConfig of(final Settings settings) throws SettingsException {
        final double rate = settings.factor(HubKeys.CLOCK_RATE);
        final Optional<Instant> origin =
                settings.optionalText(HubKeys.CLOCK_ORIGIN).isEmpty()
                        ? Optional.empty()
                        : Optional.of(settings.choice(
                                HubKeys.CLOCK_ORIGIN, ClockConfig::instant, "an instant such as 2026-04-01T08:00:00Z"));
        if (rate != 1 && origin.isEmpty()) {
            throw Settings.wrong(HubKeys.CLOCK_ORIGIN, "set where clock.rate is not 1");
        }
        return new ClockConfig(
                settings.choice(HubKeys.CLOCK_TRUST, ClockTrust::ofWireName, "kernel or host"), rate, origin);
    }

    /** Simulated or not. */
    public TimeSource timeSource() {
        final TimeSource system = realTime();
        return rate == 1 ? system : new AcceleratedTimeSource(system, origin.orElseThrow(), rate);
    }

    /** For what has to do with people at the hub and not with patients: never simulated. */
    public TimeSource realTime() {
        return new SystemTimeSource(trust);
    }

    private static Optional<Instant> instant(final String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
