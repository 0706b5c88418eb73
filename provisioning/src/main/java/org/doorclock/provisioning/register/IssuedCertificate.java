// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.time.Instant;
import java.util.Optional;

/**
 * A certificate that the issuing authority made.
 *
 * @param serial lower-case hexadecimal
 * @param holder {@code site/device} for a device's, {@code server:name} or {@code client:name} for the others
 * @param keyHash SHA-256 of its SubjectPublicKeyInfo in hexadecimal
 * @param issued when
 * @param expires its last moment
 * @param revoked empty if it was not
 */
public record IssuedCertificate(
        String serial, String holder, String keyHash, Instant issued, Instant expires, Optional<Revocation> revoked) {

    /** Since when and why it is not to be trusted. */
    public record Revocation(Instant at, RevocationReason reason) {}

    /** Whether it can be used at that time. */
    public boolean isValid(final Instant at) {
        return revoked.isEmpty() && !at.isAfter(expires);
    }

    /** Whether somebody else may have its key. */
    public boolean isCompromised() {
        return revoked.filter(revocation -> revocation.reason() == RevocationReason.KEY_COMPROMISE)
                .isPresent();
    }

    public boolean isOf(final DeviceName device) {
        return holder.equals(device.toString());
    }

    /** Since then, or since it was revoked before. */
    IssuedCertificate revoked(final Instant at, final RevocationReason reason) {
        final Instant since = revoked.map(Revocation::at).orElse(at);
        return new IssuedCertificate(
                serial, holder, keyHash, issued, expires, Optional.of(new Revocation(since, reason)));
    }
}
