// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Puts keys and trust together. */
public final class Contexts {

    /** The only version of TLS that is spoken here. */
    public static final String PROTOCOL = "TLSv1.3";

    private Contexts() {}

    static SSLContext of(final KeyManager[] keys, final TrustManager[] trust) {
        try {
            final SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + PROTOCOL, e);
        }
    }
}
