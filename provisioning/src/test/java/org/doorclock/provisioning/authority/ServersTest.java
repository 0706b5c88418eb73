// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.doorclock.provisioning.register.Storage;
import org.doorclock.time.SettableTimeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersTest {

    @TempDir
    private Path folder;

    private final SettableTimeSource time = new SettableTimeSource(Instant.parse("2026-03-02T08:00:00Z"));

    /** Notes at each line that is added whether the register was held. */
    private static final class Watched implements Storage {

        private final Path lock;
        private final List<Boolean> held = new ArrayList<>();

        private Watched(final Path lock) {
            this.lock = lock;
        }

        @Override
        public void replace(final Path file, final byte[] content) throws IOException {
            DISK.replace(file, content);
        }

        @Override
        public void append(final Path file, final byte[] line) throws IOException {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
                channel.lock().release();
                held.add(false);
            } catch (OverlappingFileLockException e) {
                held.add(true);
            }
            DISK.append(file, line);
        }
    }

    @Test
    void nobodyElseCanAddToWhatWasIssuedWhileAServersCertificateIsMade() throws IOException {
        final AuthorityFolder files = TestAuthority.make(folder, time);
        final Watched storage = new Watched(files.folder().resolve("register.lock"));
        final Servers servers = new Servers(TestAuthority.open(files, storage, time));

        servers.server("hub", List.of(Alternatives.of("localhost")));
        servers.client("doorclock-hub");
        servers.renew("hub", List.of());

        assertThat(storage.held).containsExactly(true, true, true);
        assertThat(Files.readAllLines(files.issued())).hasSize(4);
    }
}
