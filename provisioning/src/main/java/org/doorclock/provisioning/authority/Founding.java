// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.doorclock.audit.AuditLog;
import org.doorclock.files.WholeFile;
import org.doorclock.provisioning.register.ProvisionException;
import org.doorclock.provisioning.register.ProvisionWords;
import org.doorclock.provisioning.register.Register;
import org.doorclock.provisioning.register.Storage;
import org.doorclock.time.TimeSource;

/** Makes a trust's authority: a root that goes offline, an issuing one below it, and the key that releases are signed with. The folder is there whole or not. */
final class Founding {

    private static final Duration ROOT_VALID = Duration.ofDays(20 * 365L);
    private static final Duration ISSUING_VALID = Duration.ofDays(10 * 365L);

    private final String name;
    private final TimeSource time;
    private final int rounds;

    /**
     * @param name of the organisation, as it stands in the authorities' certificates
     * @param rounds of the key derivation
     */
    Founding(final String name, final TimeSource time, final int rounds) {
        this.name = name;
        this.time = time;
        this.rounds = rounds;
    }

    /** @throws ProvisionException if there is anything in the folder already */
    AuthorityFolder found(final Path folder, final Passphrase rootPhrase, final Passphrase issuingPhrase)
            throws IOException {
        if (Files.exists(folder) && !isEmptyFolder(folder)) {
            throw ProvisionException.badInput(
                    folder + ": is there already and is never overwritten, as every device rests on it. Name another.");
        }
        final Path making = folder.resolveSibling(folder.getFileName() + ".making");
        delete(making);
        try {
            WholeFile.makeFolder(making);
            fill(new AuthorityFolder(making), rootPhrase, issuingPhrase);
            Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what was made cannot be written", e);
        } finally {
            delete(making);
        }
        return new AuthorityFolder(folder);
    }

    private void fill(final AuthorityFolder files, final Passphrase rootPhrase, final Passphrase issuingPhrase)
            throws IOException, GeneralSecurityException {
        final Instant at = time.now();
        final KeyPair rootKeys = Keys.generate();
        final X509Certificate root = Draft.authority(name + " Doorclock root", 1, rootKeys.getPublic(), at, ROOT_VALID)
                .signedByItself(rootKeys.getPrivate());
        final KeyPair issuingKeys = Keys.generate();
        final X509Certificate issuing = Draft.authority(
                        name + " Doorclock issuing", 0, issuingKeys.getPublic(), at, ISSUING_VALID)
                .signedBy(root, rootKeys.getPrivate());
        final String rootPem = PemText.of(PemText.CERTIFICATE, root.getEncoded());
        final String issuingPem = PemText.of(PemText.CERTIFICATE, issuing.getEncoded());
        final X509CRL rootCrl = new RevocationList(root, rootKeys.getPrivate())
                .signed(
                        List.of(),
                        java.math.BigInteger.ONE,
                        at,
                        root.getNotAfter().toInstant());
        Storage.DISK.replace(files.rootKey(), EncryptedKey.encode(rootKeys.getPrivate(), rootPhrase, rounds));
        Storage.DISK.replace(files.issuingKey(), EncryptedKey.encode(issuingKeys.getPrivate(), issuingPhrase, rounds));
        Storage.DISK.replace(files.rootCertificate(), rootPem.getBytes(US_ASCII));
        Storage.DISK.replace(files.issuingCertificate(), issuingPem.getBytes(US_ASCII));
        Storage.DISK.replace(files.anchors(), (rootPem + issuingPem).getBytes(US_ASCII));
        Storage.DISK.replace(files.rootCrl(), PemText.bytes(PemText.CRL, rootCrl.getEncoded()));
        final KeyPair releaseKeys = Keys.generate();
        Storage.DISK.replace(files.releaseKey(), EncryptedKey.encode(releaseKeys.getPrivate(), rootPhrase, rounds));
        Storage.DISK.replace(
                files.releaseTrust(),
                PemText.bytes(PemText.PUBLIC_KEY, releaseKeys.getPublic().getEncoded()));
        WholeFile.makeFolder(files.servers());
        final Register register = Register.create(files.folder(), time);
        new CrlFile(files, new RevocationList(issuing, issuingKeys.getPrivate()), register, time).sign();
        AuditLog.open(files.folder(), time)
                .done(Authority.operator(), ProvisionWords.INIT, "root and issuing authority of " + name);
    }

    private static boolean isEmptyFolder(final Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void delete(final Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(final Path one, final IOException failure) throws IOException {
                Files.delete(one);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
