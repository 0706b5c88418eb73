// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.doorclock.door.care.Trouble;
import org.doorclock.door.config.DoorConfig;
import org.doorclock.door.enrol.DeviceIdentity;
import org.doorclock.door.enrol.Standing;
import org.doorclock.door.uplink.Credentials;
import org.doorclock.time.TimeSource;

/** What a door proves itself by, if its broker or its enrolment server wants proof. For any thread. */
final class Proof implements Credentials, AutoCloseable {

    private final Optional<DeviceIdentity> identity;
    private final boolean isShown;
    private final AtomicReference<Runnable> renewed;

    /** @param isShown whether the broker wants to see it */
    private Proof(
            final Optional<DeviceIdentity> identity, final boolean isShown, final AtomicReference<Runnable> renewed) {
        this.identity = identity;
        this.isShown = isShown;
        this.renewed = renewed;
    }

    static Proof of(final DoorConfig config, final TimeSource time) {
        final AtomicReference<Runnable> renewed = new AtomicReference<>(() -> {});
        final boolean isShown =
                config.broker().filter(url -> "ssl".equals(url.getScheme())).isPresent();
        return new Proof(
                isShown || config.enrolment().isPresent()
                        ? Optional.of(new DeviceIdentity(
                                config.identity(),
                                config.enrolment(),
                                time,
                                new SecureRandom(),
                                () -> renewed.get().run()))
                        : Optional.empty(),
                isShown,
                renewed);
    }

    /** Begins to renew it. @param listener called after each renewal */
    void start(final Runnable listener) {
        renewed.set(listener);
        identity.ifPresent(DeviceIdentity::start);
    }

    /** When it ends; empty if there is none. */
    Optional<Instant> until() {
        return identity.map(DeviceIdentity::standing).flatMap(Standing::until);
    }

    /** For a server of the trust's: shows who asks where the device has an identity. Believes as Java does if it has none. */
    SSLContext context() {
        try {
            return identity.isPresent() ? identity.get().context() : SSLContext.getDefault();
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    /** In words; empty if none is needed. */
    String text() {
        return identity.map(DeviceIdentity::standing).map(Standing::text).orElse("");
    }

    Set<Trouble> troubles() {
        return identity.map(DeviceIdentity::standing)
                .map(standing -> switch (standing.condition()) {
                    case NONE -> isShown ? Set.of(Trouble.NOT_ENROLLED) : Set.<Trouble>of();
                    case GOOD -> Set.<Trouble>of();
                    case EXPIRING -> Set.of(Trouble.CERTIFICATE_EXPIRING);
                    case EXPIRED -> Set.of(Trouble.CERTIFICATE_EXPIRED);
                })
                .orElse(Set.of());
    }

    @Override
    public Pass next() throws IOException {
        final DeviceIdentity of = identity.orElseThrow(() -> new IOException("this broker wants no proof"));
        final DeviceIdentity.Shown shown = of.shown();
        return new Pass() {
            @Override
            public SSLContext context() {
                return shown.context();
            }

            @Override
            public void accepted() {
                of.accepted(shown);
            }

            @Override
            public void refused() {
                of.refused();
            }
        };
    }

    /** Ends renewing; an attempt that is under way is left to itself. */
    @Override
    public void close() {
        identity.ifPresent(DeviceIdentity::close);
    }
}
