// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * TLS for a server, with an identity and a trust that may be replaced while it runs: a new one holds from the next
 * handshake on. No session is ever resumed, as a resumed one is not asked for its certificate again. For any thread.
 */
public final class ServerTls {

    /** RFC 8446, 4.6.1: a ticket lives for 7 days at most; Java sends none for sessions that are to live longer. */
    private static final Duration NO_TICKETS = Duration.ofDays(8);

    private final ChangingKeys keys;
    private final ChangingTrust clients;
    private final SSLContext context;

    private ServerTls(final Identity identity, final Trust clients, final boolean asked) {
        this.keys = new ChangingKeys(identity);
        this.clients = new ChangingTrust(clients);
        this.context =
                Contexts.of(new KeyManager[] {keys}, asked ? new TrustManager[] {this.clients} : new TrustManager[0]);
        context.getServerSessionContext().setSessionTimeout((int) NO_TICKETS.toSeconds());
    }

    /** For clients that show no certificate. */
    public static ServerTls of(final Identity identity) {
        return new ServerTls(identity, new Trust(identity.chain(), List.of()), false);
    }

    /** For clients that show a certificate; whatever takes the context must be told to demand one. */
    public static ServerTls of(final Identity identity, final Trust clients) {
        return new ServerTls(identity, clients, true);
    }

    /** For {@link Contexts#PROTOCOL} alone; whatever takes it must be told so. */
    public SSLContext context() {
        return context;
    }

    public void use(final Identity identity) {
        keys.use(identity);
    }

    /** Connections that there are stay. */
    public void use(final Trust trust) {
        clients.use(trust);
    }
}
