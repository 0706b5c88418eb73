// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.tls.CrlSource;
import org.doorclock.tls.Pem;
import org.doorclock.tls.TlsFileException;
import org.doorclock.tls.Trust;

/** Revocation lists that are known to be the authorities' own, and not older than those in use. */
record Revocations(Trust trust) {

    private static final Duration SOON = Duration.ofDays(1);

    /** @param inUse the file in use, if there is one: an older list would let the revoked in again */
    static Revocations fetch(final Plan plan, final Path inUse) throws TlsFileException {
        final Trust authorities = Trust.read(plan.tls().resolve(Trust.AUTHORITIES_FILE));
        final CrlSource source = CrlSource.of(plan.crl(), authorities);
        final Trust before = Files.exists(inUse) ? authorities.with(Pem.crls(inUse), inUse.toString()) : authorities;
        return new Revocations(before.with(source.read(), source.name()));
    }

    /** Serial numbers, of which each authority has its own. */
    Set<String> serials() {
        final Set<String> serials = new TreeSet<>();
        for (final X509CRL list : trust.crls()) {
            final Set<? extends X509CRLEntry> entries = list.getRevokedCertificates();
            if (entries != null) {
                entries.forEach(entry -> serials.add(entry.getSerialNumber().toString(16)));
            }
        }
        return serials;
    }

    /** What is to be said of its end; empty if that is far off. */
    Optional<String> warning(final Instant now) {
        return trust.until()
                .filter(until -> until.isBefore(now.plus(SOON)))
                .map(until -> "the revocation list " + (until.isBefore(now) ? "ended" : "ends") + " at " + until
                        + "; after that the broker lets nobody in. Sign and publish a new one.");
    }

    /** @throws ProvisionException if it has ended */
    void requireInForce(final Instant now) throws ProvisionException {
        if (trust.until().filter(until -> until.isBefore(now)).isPresent()) {
            throw ProvisionException.unavailable(warning(now).orElseThrow());
        }
    }
}
