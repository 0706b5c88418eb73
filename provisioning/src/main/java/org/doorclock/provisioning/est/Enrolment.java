// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.doorclock.provisioning.authority.Authority;
import org.doorclock.provisioning.authority.Keys;
import org.doorclock.provisioning.register.Contents;
import org.doorclock.provisioning.register.Device;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.DeviceState;
import org.doorclock.provisioning.register.EnrolmentToken;
import org.doorclock.provisioning.register.IssuedCertificate;
import org.doorclock.provisioning.register.ProvisionWords;
import org.doorclock.provisioning.register.Register;
import org.doorclock.provisioning.register.RevocationReason;
import org.doorclock.provisioning.register.TokenRecord;
import org.doorclock.time.TimeSource;

/**
 * Gives devices their certificates. What makes one count is a single write of the register, which uses the token up, names
 * the certificate and revokes the device's earlier ones: a power cut leaves the token unused, or used with its certificate
 * on record. A device that did not get its answer asks again with the same token and key, and gets the same certificate,
 * as long as the token is valid and the certificate was never shown here. Safe for use by many threads.
 */
final class Enrolment {

    /** A device that renews more often in a day does something wrong, unless its certificates last hours only. */
    static final int MOST_A_DAY = 10;

    /** It renews one and a half times in a certificate's life; twice that is too often. */
    private static final int MOST_A_LIFE = 3;

    private static final Duration DAY = Duration.ofDays(1);

    private final Authority authority;
    private final Register register;
    private final TimeSource time;
    private final Brakes brakes;

    Enrolment(final Authority authority, final TimeSource time) {
        this.authority = authority;
        this.register = authority.register();
        this.time = time;
        this.brakes = new Brakes(time, register.audit());
    }

    /** What one write of the register gave. */
    private record Given(X509Certificate certificate, boolean again) {}

    /**
     * A device's first certificate, or its next one after its identity was lost.
     *
     * @param user as HTTP has it
     * @param body the request for the certificate
     * @param address where it comes from
     * @throws EstException if the token or the request is refused
     */
    X509Certificate enrol(final String user, final EnrolmentToken token, final byte[] body, final String address)
            throws IOException {
        final Optional<DeviceName> named = DeviceName.parse(user);
        final String shown = named.map(DeviceName::toString).orElse("a name that is none");
        brakes.begin(address);
        try {
            final Optional<Device> device = named.flatMap(register.read()::device);
            requireToken(device, token, time.now());
            brakes.succeeded(shown, address);
            final PublicKey key = CertificateRequest.read(body).keyFor(shown);
            final Given given = register.change(now -> give(now, named.orElseThrow(), token, key));
            register.audit()
                    .done(
                            who(shown),
                            given.again ? ProvisionWords.ENROL_AGAIN : ProvisionWords.ENROL,
                            "certificate " + serial(given.certificate) + " from " + address);
            return given.certificate;
        } catch (EstException e) {
            final boolean wrong = e.problem().status() == 401;
            if (wrong) {
                brakes.wrong(shown);
            }
            register.audit()
                    .refused(who(shown), ProvisionWords.ENROL, e.problem().detail() + " From " + address);
            if (wrong) {
                brakes.failed(shown, address);
            }
            throw e;
        }
    }

    /**
     * The next certificate of a device that has one.
     *
     * @param shown the certificate that the connection proved
     * @throws EstException if that one does not count any more, or the request is refused
     */
    X509Certificate renew(final X509Certificate shown, final byte[] body, final String address) throws IOException {
        return shownBy(shown, ProvisionWords.RENEW, address, holder -> {
            final PublicKey key = CertificateRequest.read(body).keyFor(holder.toString());
            return register.change(now -> renewed(now, holder, shown, key));
        });
    }

    /**
     * Who is connected. Once a certificate was shown, the token that it was got with is destroyed.
     *
     * @throws EstException if the certificate is no device's, or does not count any more
     */
    DeviceName known(final X509Certificate shown, final String what, final String address) throws IOException {
        return shownBy(
                shown,
                what,
                address,
                holder -> register.change(now -> new Register.Changed<>(confirmed(now, holder, shown), holder)));
    }

    @FunctionalInterface
    private interface Work<T> {
        T of(DeviceName holder) throws IOException;
    }

    private <T> T shownBy(final X509Certificate shown, final String what, final String address, final Work<T> work)
            throws IOException {
        brakes.begin(shown);
        final Optional<DeviceName> holder = register.read()
                .certificate(serial(shown))
                .map(IssuedCertificate::holder)
                .flatMap(DeviceName::parse);
        final String who = holder.map(name -> who(name.toString())).orElse("nobody");
        try {
            if (holder.isEmpty()) {
                throw new EstException(Problem.forbidden(
                        "The certificate is no device's.", "Enrol with a token: /.well-known/est/simpleenroll."));
            }
            final T result = work.of(requireCounts(register.read(), holder.get(), shown));
            brakes.succeeded(shown);
            register.audit().done(who, what, "with certificate " + serial(shown) + gave(result) + " from " + address);
            return result;
        } catch (EstException e) {
            register.audit().refused(who, what, e.problem().detail() + " From " + address);
            throw e;
        }
    }

    private Register.Changed<Given> give(
            final Contents now, final DeviceName name, final EnrolmentToken token, final PublicKey key)
            throws IOException {
        final Instant at = time.now();
        final Device device = requireToken(now.device(name), token, at);
        final TokenRecord record = device.token().orElseThrow();
        final String keyHash = Keys.hash(key);
        if (record.use().isPresent()) {
            if (!record.use().get().keyHash().equals(keyHash)) {
                throw new EstException(Problem.unauthorized(
                        "The token was used already.", "Have another made: doorclock provision token."));
            }
            return new Register.Changed<>(now, new Given(read(record.use().get()), true));
        }
        requireOwnKey(now, name, keyHash);
        final Authority.Issued issued = authority.device(name, key);
        final Contents without = now.revoked(name.toString(), at, RevocationReason.SUPERSEDED);
        final TokenRecord used = record.used(new TokenRecord.Use(at, keyHash, base64(issued.certificate())));
        return new Register.Changed<>(
                without.with(issued.record()).with(device.enrolled(used)), new Given(issued.certificate(), false));
    }

    private Register.Changed<X509Certificate> renewed(
            final Contents now, final DeviceName name, final X509Certificate shown, final PublicKey key)
            throws IOException {
        requireCounts(now, name, shown);
        requireOwnKey(now, name, Keys.hash(key));
        final Instant yesterday = time.now().minus(DAY);
        final long recent = now.certificates().stream()
                .filter(certificate ->
                        certificate.isOf(name) && certificate.issued().isAfter(yesterday))
                .count();
        final long most = Math.max(MOST_A_DAY, DAY.multipliedBy(MOST_A_LIFE).dividedBy(authority.deviceValid()));
        if (recent >= most) {
            throw EstException.tooMany("This device got " + most + " certificates within a day.", 3600);
        }
        final Authority.Issued issued = authority.device(name, key);
        return new Register.Changed<>(
                confirmed(now, name, shown).with(issued.record()).withoutExpired(name, time.now()),
                issued.certificate());
    }

    /** The token is destroyed once the certificate that it gave was shown: the device has it. */
    private static Contents confirmed(final Contents now, final DeviceName name, final X509Certificate shown) {
        return now.device(name)
                .filter(device -> device.token()
                        .flatMap(TokenRecord::use)
                        .filter(use -> use.keyHash().equals(Keys.hash(shown.getPublicKey())))
                        .isPresent())
                .map(device -> now.with(device.withoutToken()))
                .orElse(now);
    }

    private static Device requireToken(final Optional<Device> device, final EnrolmentToken token, final Instant at) {
        final boolean right =
                device.flatMap(Device::token).orElse(TokenRecord.NONE).isOf(token);
        if (device.isEmpty() || !right) {
            throw new EstException(Problem.unauthorized(
                    "The device is not known or the token is not its.",
                    "Use the token of this device's own bundle; another: doorclock provision token."));
        }
        if (!device.get().token().orElseThrow().isValid(at)) {
            throw new EstException(
                    Problem.unauthorized("The token has expired.", "Have another made: doorclock provision token."));
        }
        return device.get();
    }

    private DeviceName requireCounts(final Contents now, final DeviceName name, final X509Certificate shown) {
        final boolean counts = now.certificate(serial(shown))
                        .filter(record -> record.isOf(name)
                                && record.isValid(time.now())
                                && record.keyHash().equals(Keys.hash(shown.getPublicKey())))
                        .isPresent()
                && now.device(name)
                        .filter(device -> device.state() == DeviceState.PENDING)
                        .isPresent();
        if (!counts) {
            throw new EstException(Problem.forbidden(
                    "The certificate is revoked or has ended.", "Enrol with a new token: doorclock provision token."));
        }
        return name;
    }

    /** A key is one device's, and one that somebody else may have is nobody's. */
    private static void requireOwnKey(final Contents now, final DeviceName name, final String keyHash) {
        final boolean foreign = now.certificates().stream()
                .filter(certificate -> certificate.keyHash().equals(keyHash))
                .anyMatch(certificate -> !certificate.isOf(name) || certificate.isCompromised());
        if (foreign) {
            throw new EstException(Problem.badRequest(
                    "The certificate request is refused. Its key is known already and not good for this device.",
                    "Make another key."));
        }
    }

    private static X509Certificate read(final TokenRecord.Use use) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(use.certificate())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the register holds a certificate that is none", e);
        }
    }

    private static String base64(final X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate was made and cannot be written", e);
        }
    }

    private static String serial(final X509Certificate certificate) {
        return Keys.serialText(certificate.getSerialNumber());
    }

    private static String gave(final Object result) {
        return result instanceof X509Certificate next ? ", gave " + serial(next) + "," : "";
    }

    private static String who(final String name) {
        return "device:" + name;
    }
}
