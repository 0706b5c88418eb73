// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** From when to when a certificate is good, both inclusive. */
public record Lifetime(Instant from, Instant until) {

    public static Lifetime of(final X509Certificate certificate) {
        return new Lifetime(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }
}
