// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.tls.Lifetime;
import org.doorclock.tls.Pem;
import org.doorclock.tls.TlsFileException;
import org.tinylog.Logger;

/** Until when the certificate in an identity's folder is good; read again whenever the file has changed. For one thread. */
public final class CertificateEnd {

    private final Path file;
    private Optional<FileTime> readAt = Optional.empty();
    private Optional<Instant> end = Optional.empty();

    /** @param folder of the identity; need not be there */
    public CertificateEnd(final Path folder) {
        this.file = folder.resolve(IdentityFolder.CERTIFICATE);
    }

    /** Empty if there is no certificate that can be read. */
    public Optional<Instant> find() {
        try {
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            final Optional<FileTime> changed = Optional.of(Files.getLastModifiedTime(file));
            if (!changed.equals(readAt)) {
                readAt = changed;
                end = Optional.empty();
                end = Optional.of(Lifetime.of(Pem.certificates(file).getFirst()).until());
            }
            return end;
        } catch (TlsFileException e) {
            Logger.warn("{}", e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            Logger.debug("the certificate cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
