// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.doorclock.door.enrol.EstException.Fault;
import org.doorclock.door.enrol.IdentityFolder.Held;
import org.doorclock.time.ClockReading;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.ClientTls;
import org.doorclock.tls.Identity;
import org.doorclock.tls.Subject;
import org.tinylog.Logger;

/**
 * Renews the identity in time, turn by turn: from two thirds of the certificate's life on, with longer and longer pauses
 * between attempts. A clock that nothing vouches for makes nothing due; then the time counts for which this program has held
 * the certificate. For one thread, but for {@link #failure()}.
 */
final class Renewal {

    private static final Duration SHORTEST_TURN = Duration.ofMillis(200);
    private static final Duration LONGEST_TURN = Duration.ofMinutes(1);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int PAUSES_IN_A_LIFE = 20;
    private static final int JITTERS_IN_A_LIFE = 100;

    private final URI server;
    private final IdentityFolder folder;
    private final TimeSource time;
    private final RandomGenerator random;
    private Optional<Identity> seen = Optional.empty();
    private boolean isOurs;
    private long seenAt;
    private Duration jitter = Duration.ZERO;
    private int failures;
    private long nextAttempt;
    private volatile String failure = "";

    /** @param server scheme, host and port of the enrolment server */
    Renewal(final URI server, final IdentityFolder folder, final TimeSource time, final RandomGenerator random) {
        this.server = server;
        this.folder = folder;
        this.time = time;
        this.random = random;
    }

    /** What the last attempt failed for; empty if it did not. For any thread. */
    String failure() {
        return failure;
    }

    /**
     * Does what is due.
     *
     * @param held what is there
     * @return whether there is a new identity now
     */
    boolean turn(final Held held) {
        if (held.current().isEmpty()) {
            return false;
        }
        final Identity current = held.current().get();
        notice(current);
        if (!isDue(current) || time.nanos() < nextAttempt) {
            return false;
        }
        try {
            renew(held);
            if (!failure.isEmpty()) {
                Logger.info("The certificate is renewed after all");
            }
            failures = 0;
            failure = "";
            isOurs = true;
            return true;
        } catch (IOException e) {
            if (failure.isEmpty()) {
                Logger.warn("The certificate could not be renewed: {} It goes on being tried", e.getMessage());
            }
            failure = String.valueOf(e.getMessage());
            nextAttempt = time.nanos() + pause(current).toNanos();
            failures++;
            return false;
        }
    }

    /** How long it may take until the next turn. */
    Duration rest(final Held held) {
        if (held.current().isEmpty()) {
            return LONGEST_TURN;
        }
        final Validity validity = Validity.of(held.current().get().certificate());
        final ClockReading now = time.read();
        final Duration toDue = Validity.isVouchedFor(now)
                ? Duration.between(now.interval().latest(), validity.from().plus(age(validity)))
                : age(validity).minusNanos(time.nanos() - seenAt);
        final Duration toAttempt = Duration.ofNanos(nextAttempt - time.nanos());
        final Duration wait = isDue(held.current().get()) || toAttempt.compareTo(toDue) > 0 ? toAttempt : toDue;
        return wait.compareTo(SHORTEST_TURN) < 0 ? SHORTEST_TURN : least(wait, LONGEST_TURN);
    }

    /** One that was issued just now is not asked for again at once, whatever its dates say. */
    private void notice(final Identity current) {
        if (seen.equals(Optional.of(current))) {
            return;
        }
        final Validity validity = Validity.of(current.certificate());
        final Duration left = Duration.between(time.now(), validity.until());
        seen = Optional.of(current);
        seenAt = time.nanos();
        nextAttempt = isOurs && left.isPositive()
                ? seenAt + left.multipliedBy(2).dividedBy(3).toNanos()
                : seenAt;
        isOurs = false;
        failures = 0;
        jitter = Duration.ofNanos(
                random.nextLong(validity.life().dividedBy(JITTERS_IN_A_LIFE).toNanos() + 1));
    }

    private boolean isDue(final Identity identity) {
        final Validity validity = Validity.of(identity.certificate());
        final ClockReading now = time.read();
        return Validity.isVouchedFor(now)
                ? validity.isSpent(age(validity), now)
                : time.nanos() - seenAt >= age(validity).toNanos();
    }

    private Duration age(final Validity validity) {
        return validity.life().multipliedBy(2).dividedBy(3).plus(jitter);
    }

    private Duration pause(final Identity identity) {
        final Duration most =
                least(LONGEST_PAUSE, Validity.of(identity.certificate()).life().dividedBy(PAUSES_IN_A_LIFE));
        final Duration ceiling = least(most, LEAST_PAUSE.multipliedBy(1L << Math.min(failures, 10)));
        return Duration.ofNanos(random.nextLong(ceiling.toNanos() / 2, ceiling.toNanos() + 1));
    }

    private static Duration least(final Duration one, final Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void renew(final Held held) throws IOException {
        final PinnedServer pinned = new PinnedServer(held.authorities(), time);
        final Identity current = held.current().orElseThrow();
        final EstClient client = new EstClient(server, ClientTls.context(current, pinned));
        if (!held.isSettled()) {
            prove(client);
        }
        final String name = Subject.commonName(current.certificate())
                .orElseThrow(
                        () -> IdentityException.unusable("the certificate here names nobody. Enrol this device anew."));
        final KeyPair key = folder.nextKey();
        final List<X509Certificate> chain = Issued.chain(
                ask(client, CertificateRequest.of(key, name)), key.getPublic(), name, held.authorities(), pinned);
        final Validity validity = Validity.of(chain.getFirst());
        final ClockReading now = time.read();
        if (validity.isBefore(now) || validity.isOver(now)) {
            throw new EstException(
                    Fault.UNUSABLE,
                    "the new certificate is good from " + validity.from() + " to " + validity.until()
                            + ", and here it is " + now.wall() + ". Set right whichever of the two clocks is wrong.");
        }
        folder.adopt(chain);
        Logger.info("The certificate is renewed, until {}", validity.until());
    }

    private List<X509Certificate> ask(final EstClient client, final byte[] request) throws IOException {
        try {
            return client.renew(request);
        } catch (EstException e) {
            if (e.fault() == Fault.REFUSED_REQUEST) {
                folder.dropNextKey();
            }
            throw e;
        }
    }

    /** The broker has never seen the current identity: if the enrolment server accepts it, it is good enough to go on with. */
    private void prove(final EstClient client) throws IOException {
        try {
            client.siteKeys();
            folder.settle();
        } catch (EstException e) {
            if (e.fault() == Fault.REFUSED) {
                folder.giveBack();
            }
            throw e;
        }
    }
}
