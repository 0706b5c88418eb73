// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import org.doorclock.audit.AuditLog;
import org.doorclock.limit.Attempts;
import org.doorclock.provisioning.authority.Keys;
import org.doorclock.provisioning.register.ProvisionWords;
import org.doorclock.time.TimeSource;

/**
 * Slows down who tries tokens: each address that wrong ones come from, whatever it sends next; and for each device that is
 * named, known or not, the wrong ones alone, as otherwise anybody could keep a device out by naming it. A token has 192
 * random bits, so no wrong one becomes a right one by being tried from many addresses. Also who goes on with a certificate
 * that is refused. Safe for use by many threads.
 */
final class Brakes {

    /** Several doors may be behind one address. */
    static final int FREE_OF_ADDRESS = 20;

    private final Attempts devices;
    private final Attempts addresses;
    private final Attempts certificates;
    private final AuditLog audit;

    Brakes(final TimeSource time, final AuditLog audit) {
        this.devices = new Attempts(time);
        this.addresses = new Attempts(time, FREE_OF_ADDRESS);
        this.certificates = new Attempts(time);
        this.audit = audit;
    }

    /** @throws EstException if too many failures came from there */
    void begin(final String address) {
        require(addresses.begin(address), "Too many wrong tokens came from this address.");
    }

    /**
     * The token was wrong.
     *
     * @throws EstException if too many were for this device, to be answered instead
     */
    void wrong(final String device) {
        require(devices.begin(device), "Too many wrong tokens were tried for this device.");
    }

    /** The attempt was a failure, and stays counted. */
    void failed(final String device, final String address) {
        if (devices.isLocked(device)) {
            audit.refused("nobody", ProvisionWords.LOCK_OUT, device + " from " + address);
        }
        if (addresses.isLocked(address)) {
            audit.refused("nobody", ProvisionWords.LOCK_OUT, "address " + address);
        }
    }

    /** The token was right. */
    void succeeded(final String device, final String address) {
        devices.succeeded(device);
        addresses.succeeded(address);
    }

    /** @throws EstException if this certificate was refused too often */
    void begin(final X509Certificate shown) {
        require(
                certificates.begin(Keys.serialText(shown.getSerialNumber())),
                "This certificate was refused too often.");
    }

    /** The certificate was good for what was asked. */
    void succeeded(final X509Certificate shown) {
        certificates.succeeded(Keys.serialText(shown.getSerialNumber()));
    }

    private static void require(final Optional<Duration> locked, final String detail) {
        if (locked.isPresent()) {
            throw EstException.tooMany(detail, Math.max(1, locked.get().toSeconds() + 1));
        }
    }
}
