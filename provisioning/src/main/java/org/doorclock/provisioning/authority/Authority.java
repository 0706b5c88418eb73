// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.doorclock.provisioning.register.DeviceName;
import org.doorclock.provisioning.register.IssuedCertificate;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.provisioning.register.Register;
import org.doorclock.provisioning.register.Storage;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.Pem;

/**
 * The issuing authority with its key open. What it certifies is on stable storage in {@code issued.jsonl} before anybody
 * sees it; that it counts is for the register to say. Whoever has something certified holds the register meanwhile, by
 * {@link Register#change}: that keeps threads and programs from adding to that file at once.
 */
public final class Authority {

    /** RFC 7030 leaves it open: long enough for a fortnight without a network, short enough to end by itself. */
    public static final Duration DEVICE_VALID = Duration.ofDays(30);

    /** The longest that browsers take from public authorities, and once a year for who runs the hub. */
    static final Duration SERVER_VALID = Duration.ofDays(397);

    private final AuthorityFolder files;
    private final X509Certificate certificate;
    private final PrivateKey key;
    private final Storage storage;
    private final Register register;
    private final TimeSource time;
    private final Duration deviceValid;

    /** A certificate, and how the register is to have it. */
    public record Issued(X509Certificate certificate, IssuedCertificate record) {}

    private Authority(
            final AuthorityFolder files,
            final X509Certificate certificate,
            final PrivateKey key,
            final Storage storage,
            final Register register,
            final TimeSource time,
            final Duration deviceValid) {
        this.files = files;
        this.certificate = certificate;
        this.key = key;
        this.storage = storage;
        this.register = register;
        this.time = time;
        this.deviceValid = deviceValid;
    }

    /** @throws ProvisionException if it is none, is over, or the passphrase does not open its key */
    public static Authority open(
            final AuthorityFolder files, final Passphrase passphrase, final Storage storage, final TimeSource time)
            throws IOException {
        final Register register = Register.open(files.folder(), storage, time);
        final X509Certificate certificate =
                Pem.certificates(files.issuingCertificate()).getFirst();
        if (time.now().isAfter(certificate.getNotAfter().toInstant())) {
            throw ProvisionException.badInput(files.issuingCertificate() + ": ended "
                    + certificate.getNotAfter().toInstant() + ". What it would sign, nobody would believe.");
        }
        final PrivateKey key = EncryptedKey.read(files.issuingKey(), passphrase);
        if (!Keys.belongTogether(key, certificate.getPublicKey())) {
            throw ProvisionException.badInput(files.issuingKey() + ": is not the key of " + files.issuingCertificate()
                    + ". Put the two there that were made together.");
        }
        return new Authority(files, certificate, key, storage, register, time, DEVICE_VALID);
    }

    /** The same, whose certificates for devices are good for so long. */
    public Authority certifyingDevicesFor(final Duration valid) {
        return new Authority(files, certificate, key, storage, register, time, valid);
    }

    /** How long a device's certificate is good from when it is made. */
    public Duration deviceValid() {
        return deviceValid;
    }

    public AuthorityFolder files() {
        return files;
    }

    public Register register() {
        return register;
    }

    public CrlFile crl() {
        return new CrlFile(files, new RevocationList(certificate, key), register, time);
    }

    /** For a device, by which it is known to the broker and to the enrolment server. */
    public Issued device(final DeviceName name, final PublicKey holdersKey) throws IOException {
        return noted(
                Draft.client(name.toString(), holdersKey, time.now(), deviceValid)
                        .signedBy(certificate, key),
                name.toString());
    }

    /** For a client that is no device, such as the hub at the broker. */
    Issued client(final String name, final PublicKey holdersKey) throws IOException {
        return noted(
                Draft.client(name, holdersKey, time.now(), SERVER_VALID).signedBy(certificate, key), "client:" + name);
    }

    Issued server(final String name, final List<GeneralName> alternatives, final PublicKey holdersKey)
            throws IOException {
        return noted(
                Draft.server(name, alternatives, holdersKey, time.now(), SERVER_VALID)
                        .signedBy(certificate, key),
                "server:" + name);
    }

    /** What this authority vouches for that is no certificate, such as a device's bundle: ECDSA with SHA-256, in DER. */
    public byte[] sign(final byte[] content) {
        try {
            final Signature signature = Signature.getInstance(Draft.SIGNATURE);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the authority's key cannot sign", e);
        }
    }

    /** Its own certificate and then this authority's, as PEM. */
    String chain(final X509Certificate leaf) {
        try {
            return PemText.of(PemText.CERTIFICATE, leaf.getEncoded())
                    + PemText.of(PemText.CERTIFICATE, certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate was made and cannot be written", e);
        }
    }

    /** Who runs a command, for the audit log. */
    public static String operator() {
        return "os:" + System.getProperty("user.name", "unknown");
    }

    private Issued noted(final X509Certificate made, final String holder) throws IOException {
        final IssuedCertificate record = new IssuedCertificate(
                Keys.serialText(made.getSerialNumber()),
                holder,
                Keys.hash(made.getPublicKey()),
                time.now(),
                made.getNotAfter().toInstant(),
                Optional.empty());
        storage.append(files.issued(), (line(made, record) + "\n").getBytes(UTF_8));
        return new Issued(made, record);
    }

    private static String line(final X509Certificate made, final IssuedCertificate record) {
        try {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("at", record.issued().toString())
                    .put("serial", record.serial())
                    .put("holder", record.holder())
                    .put("key", record.keyHash())
                    .put("expires", record.expires().toString())
                    .put("certificate", Base64.getEncoder().encodeToString(made.getEncoded()))
                    .toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate was made and cannot be written", e);
        }
    }
}
