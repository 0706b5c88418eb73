// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS for a client. That the server's certificate is for the host that was asked for is for the caller to demand: HTTP
 * clients and Paho do, a bare socket does not.
 */
public final class ClientTls {

    private ClientTls() {}

    /** For servers that need no certificate. */
    public static SSLContext context(final Trust servers) {
        return Contexts.of(new KeyManager[0], new TrustManager[] {servers.manager()});
    }

    /** For servers that ask who is there. */
    public static SSLContext context(final Identity identity, final Trust servers) {
        return Contexts.of(new KeyManager[] {new ChangingKeys(identity)}, new TrustManager[] {servers.manager()});
    }

    /** For servers that need no certificate, and that {@code servers} judges. */
    public static SSLContext context(final X509ExtendedTrustManager servers) {
        return Contexts.of(new KeyManager[0], new TrustManager[] {servers});
    }

    /** For servers that ask who is there, and that {@code servers} judges. */
    public static SSLContext context(final Identity identity, final X509ExtendedTrustManager servers) {
        return Contexts.of(new KeyManager[] {new ChangingKeys(identity)}, new TrustManager[] {servers});
    }

    /** Sockets of a context that speak {@link Contexts#PROTOCOL} and nothing older. */
    public static SSLSocketFactory sockets(final SSLContext context) {
        return new NewestOnly(context.getSocketFactory());
    }
}
