// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.doorclock.files.FileLock;
import org.doorclock.provisioning.register.IssuedCertificate;
import org.doorclock.provisioning.register.Register;
import org.doorclock.provisioning.register.Storage;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.Pem;

/** {@code crl.pem}: what the register says of revocations, signed. Safe for use by many threads and processes. */
public final class CrlFile {

    /** How long a list counts: brokers that get no newer one until then refuse everybody. */
    static final Duration VALID = Duration.ofDays(14);

    /** A list that is older is signed again though nothing has changed. */
    static final Duration FRESH = Duration.ofDays(1);

    private final AuthorityFolder files;
    private final RevocationList list;
    private final Register register;
    private final TimeSource time;
    private final FileLock lock;

    CrlFile(final AuthorityFolder files, final RevocationList list, final Register register, final TimeSource time) {
        this.files = files;
        this.list = list;
        this.register = register;
        this.time = time;
        this.lock = new FileLock(files.crlLock());
    }

    /** Signs a new one. */
    public void sign() throws IOException {
        lock.hold(() -> {
            write(revoked(), time.now());
            return true;
        });
    }

    /** Signs a new one if the one that is there does not say what the register says, or is old. */
    public boolean signIfNeeded() throws IOException {
        return lock.hold(() -> {
            final Instant at = time.now();
            final List<IssuedCertificate> revoked = revoked();
            if (isCurrent(revoked, at)) {
                return false;
            }
            write(revoked, at);
            return true;
        });
    }

    private List<IssuedCertificate> revoked() throws IOException {
        final Instant at = time.now();
        return register.read().certificates().stream()
                .filter(certificate -> certificate.revoked().isPresent() && !at.isAfter(certificate.expires()))
                .toList();
    }

    private boolean isCurrent(final List<IssuedCertificate> revoked, final Instant at) throws IOException {
        if (Files.notExists(files.crl())) {
            return false;
        }
        final X509CRL there = Pem.crls(files.crl()).getFirst();
        final Instant signed = there.getThisUpdate().toInstant();
        return entries(there).equals(entries(revoked))
                && !signed.isAfter(at)
                && signed.plus(FRESH).isAfter(at);
    }

    /** Serial numbers with their reasons. */
    private static Set<String> entries(final X509CRL there) {
        return there.getRevokedCertificates() == null
                ? Set.of()
                : there.getRevokedCertificates().stream()
                        .map(entry -> Keys.serialText(entry.getSerialNumber()) + " " + reason(entry))
                        .collect(Collectors.toSet());
    }

    private static Set<String> entries(final List<IssuedCertificate> revoked) {
        return revoked.stream()
                .flatMap(certificate -> certificate.revoked().stream()
                        .map(revocation ->
                                certificate.serial() + " " + revocation.reason().code()))
                .collect(Collectors.toSet());
    }

    /** Its number in RFC 5280, which is also its place in Java's list of them; none means unspecified. */
    private static int reason(final X509CRLEntry entry) {
        return entry.getRevocationReason() == null
                ? CRLReason.UNSPECIFIED.ordinal()
                : entry.getRevocationReason().ordinal();
    }

    private void write(final List<IssuedCertificate> revoked, final Instant at) throws IOException {
        final X509CRL fresh = list.signed(revoked, nextNumber(), at.minus(Draft.BACKDATED), at.plus(VALID));
        final ByteArrayOutputStream both = new ByteArrayOutputStream();
        try {
            both.writeBytes(PemText.of(PemText.CRL, fresh.getEncoded()).getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a revocation list was made and cannot be written", e);
        }
        both.writeBytes(Files.readAllBytes(files.rootCrl()));
        Storage.DISK.replace(files.crl(), both.toByteArray());
    }

    private BigInteger nextNumber() throws IOException {
        if (Files.notExists(files.crl())) {
            return BigInteger.ONE;
        }
        final byte[] extension = Pem.crls(files.crl()).getFirst().getExtensionValue(Extension.cRLNumber.getId());
        return ASN1Integer.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                .getValue()
                .add(BigInteger.ONE);
    }
}
