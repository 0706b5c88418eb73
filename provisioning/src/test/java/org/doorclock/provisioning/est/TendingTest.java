// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorclock.provisioning.authority.Authority;
import org.doorclock.provisioning.authority.AuthorityFolder;
import org.doorclock.provisioning.authority.TestAuthority;
import org.doorclock.provisioning.register.IssuedCertificate;
import org.doorclock.provisioning.register.Register;
import org.doorclock.provisioning.register.RevocationReason;
import org.doorclock.provisioning.register.Storage;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.tls.Pem;
import org.doorclock.tls.ServerTls;
import org.doorclock.tls.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TendingTest {

    private static final String SERIAL = "abc";

    @TempDir
    private Path folder;

    @Test
    void aLookThatFailsForWhateverReasonIsNotTheLast() throws IOException {
        final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-03-02T08:00:00Z"));
        final AuthorityFolder files = TestAuthority.make(folder, time);
        final Authority authority = TestAuthority.open(files, Storage.DISK, time);
        final Register register = authority.register();
        final byte[] sound = Files.readAllBytes(register.file());
        try (Tending tending = new Tending(
                authority,
                "enrol",
                ServerTls.of(EstServer.identity(authority, "enrol"), Trust.read(files.anchors())))) {
            revoke(register, time, "no number");
            tending.tick();
            assertThat(Pem.crls(files.crl()).getFirst().getRevokedCertificates())
                    .isNull();

            Storage.DISK.replace(register.file(), sound);
            revoke(register, time, SERIAL);
            tending.tick();

            assertThat(Pem.crls(files.crl()).getFirst().getRevokedCertificates())
                    .extracting(entry -> entry.getSerialNumber().toString(16))
                    .containsExactly(SERIAL);
        }
    }

    private static void revoke(final Register register, final SettableTimeSource time, final String serial)
            throws IOException {
        register.change(now -> new Register.Changed<>(
                now.with(new IssuedCertificate(
                        serial,
                        "client:hub",
                        "key",
                        time.now(),
                        time.now().plus(Duration.ofDays(1)),
                        Optional.of(new IssuedCertificate.Revocation(time.now(), RevocationReason.UNSPECIFIED)))),
                true));
    }
}
