// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateEndTest {

    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final TestAuthority authority = new TestAuthority(NOON);

    @Test
    void aRenewedCertificateIsSeenAndOneThatIsNoneIsNot() throws IOException {
        final CertificateEnd end = new CertificateEnd(folder);
        assertThat(end.find()).isEmpty();
        write(Duration.ofDays(30), 1);
        assertThat(end.find()).contains(NOON.plus(Duration.ofDays(30)));
        write(Duration.ofDays(60), 2);
        assertThat(end.find()).contains(NOON.plus(Duration.ofDays(60)));
        Files.writeString(folder.resolve("cert.pem"), "no certificate");
        Files.setLastModifiedTime(folder.resolve("cert.pem"), FileTime.fromMillis(3000));
        assertThat(end.find()).isEmpty();
    }

    private void write(final Duration life, final long second) throws IOException {
        final Path file = folder.resolve("cert.pem");
        Files.writeString(
                file,
                IdentityFiles.pem(List.of(
                        authority.client("north/ct1", TestAuthority.key().getPublic(), NOON, life))));
        Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000));
    }
}
