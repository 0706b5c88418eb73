// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.doorclock.time.ClockReading;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Trust;

/** TLS for a server whose clock is a test's. */
final class TestTls {

    private TestTls() {}

    static SSLContext server(final Identity identity, final Trust clients, final TimeSource time) {
        try {
            final KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "server", identity.key(), new char[0], identity.chain().toArray(X509Certificate[]::new));
            final KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
            keys.init(store, new char[0]);
            final SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), new TrustManager[] {new Clients(clients, time)}, null);
            return context;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Believes clients by the test's clock. */
    private static final class Clients extends X509ExtendedTrustManager {

        private final Trust trust;
        private final TimeSource time;

        Clients(final Trust trust, final TimeSource time) {
            this.trust = trust;
            this.time = time;
        }

        @Override
        public void checkClientTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(final X509Certificate[] chain, final String type, final Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
            new PinnedServer(trust.authorities(), time).checkIssued(List.of(chain));
            final ClockReading now = time.read();
            final Validity validity = Validity.of(chain[0]);
            if (validity.isBefore(now) || validity.isOver(now)) {
                throw new CertificateException("not good now");
            }
        }

        @Override
        public void checkServerTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
            throw new CertificateException("a server asks no servers");
        }

        @Override
        public void checkServerTrusted(final X509Certificate[] chain, final String type, final Socket socket)
                throws CertificateException {
            throw new CertificateException("a server asks no servers");
        }

        @Override
        public void checkServerTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("a server asks no servers");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return trust.authorities().toArray(X509Certificate[]::new);
        }
    }
}
