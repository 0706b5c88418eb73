// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.doorclock.door.enrol.EstException.Fault;
import org.doorclock.files.Erasure;
import org.doorclock.time.ClockReading;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.ClientTls;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Subject;
import org.doorclock.tls.Trust;

/**
 * Makes a device of a computer: a key of its own, a certificate for a one-time token, the site's keys. It may be cut off at
 * any instant and run again: what was done stands.
 */
final class Enrolment {

    private final Request request;
    private final IdentityFolder folder;
    private final SiteKeyFiles keys;
    private final TimeSource time;

    /**
     * What is wanted.
     *
     * @param folder the identity's
     * @param server scheme, host and port of the enrolment server
     * @param name site and device, joined by a slash
     * @param authorities file with whom to believe; empty: as it was said before
     * @param token the one-time token's file, destroyed once it has served; empty if there is none
     */
    record Request(Path folder, URI server, String name, Optional<Path> authorities, Optional<Path> token) {}

    /**
     * What is.
     *
     * @param isNew whether a certificate was issued just now
     */
    record Enrolled(Identity identity, boolean isNew) {}

    Enrolment(final Request request, final IdentityFolder folder, final SiteKeyFiles keys, final TimeSource time) {
        this.request = request;
        this.folder = folder;
        this.keys = keys;
        this.time = time;
    }

    /**
     * @throws EstException if the enrolment server does not play its part
     * @throws IdentityException if something here stands in the way
     * @throws IOException if the disk does
     */
    Enrolled run() throws IOException {
        final Optional<Identity> before = folder.held().current();
        if (before.isPresent()) {
            checkName(before.get());
        }
        takeAuthorities();
        final Word word = before.isEmpty() ? Word.REFUSED : ask(before.get());
        final boolean isNew = word == Word.REFUSED;
        if (isNew) {
            askForCertificate(token());
        }
        final Identity identity = folder.held().current().orElseThrow();
        checkBegun(Validity.of(identity.certificate()));
        final boolean fetches = isNew || !keys.areThere();
        if (fetches) {
            keys.take(client(identity).siteKeys(), request.folder());
        }
        if (fetches || word == Word.ACCEPTED) {
            folder.settle();
        }
        if (request.token().isPresent()) {
            Erasure.erase(request.token().get());
        }
        return new Enrolled(identity, isNew);
    }

    /** What the enrolment server says to an identity. */
    private enum Word {
        /** Nobody was asked: without a token, nothing is to be had. */
        NONE,
        ACCEPTED,
        REFUSED
    }

    private Word ask(final Identity identity) throws IOException {
        final boolean over = Validity.of(identity.certificate()).isOver(time.read());
        if (request.token().filter(Files::exists).isEmpty()) {
            if (over) {
                throw IdentityException.unusable(
                        "this device's certificate ended at " + identity.until() + ". " + wayOut());
            }
            return Word.NONE;
        }
        if (over) {
            return Word.REFUSED;
        }
        try {
            client(identity).siteKeys();
            return Word.ACCEPTED;
        } catch (EstException e) {
            if (e.fault() == Fault.REFUSED) {
                return Word.REFUSED;
            }
            throw e;
        }
    }

    private void askForCertificate(final String token) throws IOException {
        final KeyPair key = folder.firstKey();
        final List<X509Certificate> authorities = authorities();
        final PinnedServer pinned = new PinnedServer(authorities, time);
        final List<X509Certificate> certificates;
        try {
            certificates = new EstClient(request.server(), ClientTls.context(pinned))
                    .enrol(CertificateRequest.of(key, request.name()), request.name(), token);
        } catch (EstException e) {
            if (e.fault() == Fault.REFUSED_REQUEST) {
                folder.dropNextKey();
            }
            throw e.fault() == Fault.REFUSED ? new EstException(Fault.REFUSED, e.getMessage() + " " + wayOut()) : e;
        }
        folder.adopt(Issued.chain(certificates, key.getPublic(), request.name(), authorities, pinned));
    }

    private EstClient client(final Identity identity) throws IOException {
        return new EstClient(request.server(), ClientTls.context(identity, new PinnedServer(authorities(), time)));
    }

    private void takeAuthorities() throws IOException {
        if (request.authorities().isPresent()) {
            final List<X509Certificate> said =
                    Trust.read(request.authorities().get()).authorities();
            if (!said.equals(folder.held().authorities())) {
                folder.believe(said);
            }
        }
    }

    private List<X509Certificate> authorities() throws IOException {
        final List<X509Certificate> authorities = folder.held().authorities();
        if (authorities.isEmpty()) {
            throw IdentityException.unavailable(
                    "nobody said which authority to believe: --ca names the ca.pem of the device's bundle.");
        }
        return authorities;
    }

    private String token() throws IOException {
        if (request.token().isEmpty()) {
            throw IdentityException.unavailable(
                    "this device is not enrolled, and --token-file names no token. " + wayOut());
        }
        return TokenFile.read(request.token().get(), wayOut());
    }

    private void checkBegun(final Validity validity) throws IdentityException {
        final ClockReading now = time.read();
        if (validity.isBefore(now)) {
            throw IdentityException.unusable(
                    "the certificate is there, but begins at " + validity.from()
                            + ", and here it is " + now.wall() + " ("
                            + now.source().wireName()
                            + "): nobody accepts it until then. Set right whichever of the two clocks is wrong, and run this again.");
        }
    }

    private void checkName(final Identity identity) throws IdentityException {
        final String name = Subject.commonName(identity.certificate()).orElse("nobody");
        if (!name.equals(request.name())) {
            throw IdentityException.unusable("the identity here is that of " + name + ", and the configuration says "
                    + request.name() + ". Put site and device right or, to make it another device, empty the folder.");
        }
    }

    private String wayOut() {
        return "Have a new token made ('doorclock provision token', for " + request.name()
                + "), put it into a file and name that with --token-file.";
    }
}
