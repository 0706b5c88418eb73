// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.doorclock.time.ClockReading;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.Trust;

/**
 * Believes a server whose certificate the trust's own authority issued for the name that was asked for. When it begins and
 * ends is held against the door's clock only while something vouches for that clock: at a first boot nothing does, and no
 * certificate is refused because a clock is wrong. For any thread.
 */
final class PinnedServer extends X509ExtendedTrustManager {

    private final List<X509Certificate> authorities;
    private final TimeSource time;

    /** Why a server is not believed; one line. */
    static final class Distrust extends CertificateException {
        private static final long serialVersionUID = 1L;

        Distrust(final String message, final CertificateException cause) {
            super(message, cause);
        }

        Distrust(final String message) {
            super(message);
        }
    }

    PinnedServer(final List<X509Certificate> authorities, final TimeSource time) {
        this.authorities = List.copyOf(authorities);
        this.time = time;
    }

    @Override
    public void checkServerTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine)
            throws CertificateException {
        check(chain, type, manager -> manager.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(final X509Certificate[] chain, final String type, final Socket socket)
            throws CertificateException {
        check(chain, type, manager -> manager.checkServerTrusted(chain, type, socket));
    }

    private interface NameCheck {
        void by(X509ExtendedTrustManager manager) throws CertificateException;
    }

    private void check(final X509Certificate[] chain, final String type, final NameCheck name)
            throws CertificateException {
        final X509ExtendedTrustManager manager = manager(chain[0]);
        try {
            manager.checkServerTrusted(chain, type);
        } catch (CertificateException e) {
            throw new Distrust(
                    "its certificate is not of the authority in ca.pem. Check the address, and that both sides are of the"
                            + " same authority",
                    e);
        }
        try {
            name.by(manager);
        } catch (CertificateException e) {
            throw new Distrust(
                    "its certificate is for another name. Use the name in the address that it was made for, or have one made"
                            + " for this name",
                    e);
        }
        checkTime(chain[0]);
    }

    /**
     * Whether an authority issued this certificate for clients, whatever the time.
     *
     * @param chain its own certificate first
     */
    void checkIssued(final List<X509Certificate> chain) throws CertificateException {
        manager(chain.getFirst())
                .checkClientTrusted(
                        chain.toArray(X509Certificate[]::new),
                        chain.getFirst().getPublicKey().getAlgorithm());
    }

    private void checkTime(final X509Certificate certificate) throws Distrust {
        final Validity validity = Validity.of(certificate);
        final ClockReading now = time.read();
        if (validity.isBefore(now)) {
            throw new Distrust("its certificate begins at " + validity.from() + ", and here it is " + now.wall() + " ("
                    + now.source().wireName() + "). Set right whichever of the two clocks is wrong");
        }
        if (validity.isOver(now)) {
            throw new Distrust("its certificate ended at " + validity.until() + ", and here it is " + now.wall() + " ("
                    + now.source().wireName() + "). Renew the server's, or set this clock right");
        }
    }

    /** Checks chains as of a time at which the certificate was good: whether that is now is asked elsewhere. */
    private X509ExtendedTrustManager manager(final X509Certificate certificate) {
        return new Trust(authorities, List.of())
                .managerAsOf(Validity.of(certificate).nearest(time.now()));
    }

    @Override
    public void checkServerTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
        throw new CertificateException("the server's name cannot be checked");
    }

    @Override
    public void checkClientTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(final X509Certificate[] chain, final String type, final Socket socket)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.toArray(X509Certificate[]::new);
    }
}
