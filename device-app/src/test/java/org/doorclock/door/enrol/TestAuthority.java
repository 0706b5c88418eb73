// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.doorclock.tls.Identity;

/** A trust's authority: a root, an issuing authority below it, and what they sign. For any thread. */
final class TestAuthority {

    private static final Duration LONG = Duration.ofDays(3650);

    private final AtomicLong serial = new AtomicLong(1);
    private final Instant now;
    private final KeyPair issuingKey = key();
    private final X509Certificate root;
    private final X509Certificate issuing;

    /** @param now when it comes to be; what it signs is good from an hour before on */
    TestAuthority(final Instant now) {
        this.now = now;
        final KeyPair rootKey = key();
        root = sign(
                "CN=Root",
                rootKey,
                builder("CN=Root", "CN=Root", rootKey.getPublic(), now.minus(LONG), now.plus(LONG)),
                new BasicConstraints(1));
        issuing = sign(
                "CN=Issuing",
                rootKey,
                builder("CN=Root", "CN=Issuing", issuingKey.getPublic(), now.minus(LONG), now.plus(LONG)),
                new BasicConstraints(0));
    }

    /** Whom everybody believes. */
    List<X509Certificate> authorities() {
        return List.of(root, issuing);
    }

    X509Certificate issuing() {
        return issuing;
    }

    /** Its {@code ca.pem} in a folder. */
    Path write(final Path folder) throws IOException {
        return Files.writeString(Files.createDirectories(folder).resolve("ca.pem"), IdentityFiles.pem(authorities()));
    }

    /** A certificate for a device's key. */
    X509Certificate client(final String name, final PublicKey key, final Instant from, final Duration life) {
        return leaf("CN=" + name, key, from, from.plus(life), KeyPurposeId.id_kp_clientAuth, List.of());
    }

    /** What a server proves itself by. */
    Identity server(final String... hosts) {
        return server(now.minus(Duration.ofHours(1)), now.plus(LONG), hosts);
    }

    Identity server(final Instant from, final Instant until, final String... hosts) {
        final KeyPair key = key();
        final List<GeneralName> names = Stream.of(hosts)
                .map(host ->
                        new GeneralName(host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toList();
        final X509Certificate own =
                leaf("CN=server", key.getPublic(), from, until, KeyPurposeId.id_kp_serverAuth, names);
        return new Identity(key.getPrivate(), List.of(own, issuing));
    }

    static KeyPair key() {
        try {
            final KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    X509Certificate leaf(
            final String subject,
            final PublicKey key,
            final Instant from,
            final Instant until,
            final KeyPurposeId purpose,
            final List<GeneralName> names) {
        try {
            final X509v3CertificateBuilder builder = builder("CN=Issuing", subject, key, from, until)
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
            }
            return signed(issuingKey, builder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private X509v3CertificateBuilder builder(
            final String issuer, final String subject, final PublicKey key, final Instant from, final Instant until) {
        return new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(serial.getAndIncrement()),
                Date.from(from),
                Date.from(until),
                new X500Name(subject),
                key);
    }

    private static X509Certificate sign(
            final String name, final KeyPair by, final X509v3CertificateBuilder builder, final BasicConstraints basic) {
        try {
            return signed(by, builder.addExtension(Extension.basicConstraints, true, basic));
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    private static X509Certificate signed(final KeyPair by, final X509v3CertificateBuilder builder) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }
}
