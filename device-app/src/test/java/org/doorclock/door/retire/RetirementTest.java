// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.retire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorclock.files.Erasure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetirementTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final List<String> FILES = List.of(
            "data/identity/key.pem",
            "data/identity/cert.pem",
            "data/identity/key.next.pem",
            "keys/token.key",
            "keys/seal.public",
            "data/journal/0000000001.log",
            "data/index.db",
            "data/clock");

    @TempDir
    private Path root;

    /** The program is gone: nothing after this happens. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void whatIsNotBoundToItIsNotTouched() throws IOException {
        device(root);
        assertThat(retirement(root, Erasure::erase).since()).isEmpty();
        assertThatThrownBy(retirement(root, Erasure::erase)::finish).isInstanceOf(IllegalStateException.class);
        assertThat(FILES).allMatch(file -> Files.exists(root.resolve(file)));
    }

    @Test
    void theIdentityGoesFirstThenTheKeysThenTheRecords() throws IOException {
        device(root);
        final List<String> gone = new java.util.ArrayList<>();
        final Retirement retirement = retirement(root, file -> {
            gone.add(root.relativize(file).toString());
            Erasure.erase(file);
        });
        retirement.bind(NOW, 0, "");
        retirement.finish();
        assertThat(gone).containsExactlyInAnyOrderElementsOf(FILES);
        assertThat(gone.subList(0, 3)).allMatch(file -> file.startsWith("data/identity/"));
        assertThat(gone.subList(3, 5)).allMatch(file -> file.startsWith("keys/"));
    }

    @Test
    void whereverItIsKilledTheDeviceWorksOrIsRetiredAndTheNextStartFinishes() throws IOException {
        for (int moment = 0; moment <= 2 * FILES.size(); moment++) {
            final Path device = root.resolve("killed-" + moment);
            device(device);
            final Path foreign = Files.writeString(device.resolve("keys/seal.private"), "a hub's");
            retirement(device, Erasure::erase).bind(NOW, 3, "the box burnt");
            killAt(device, moment);

            final Retirement next = retirement(device, Erasure::erase);
            assertThat(next.since()).as("there is no way back").contains(NOW);
            next.finish();
            next.finish();
            try (Stream<Path> left = Files.walk(device)) {
                assertThat(left.filter(Files::isRegularFile))
                        .containsExactlyInAnyOrder(device.resolve("data/" + Retirement.MARK), foreign);
            }
        }
    }

    @Test
    void whatCannotBeDestroyedKeepsNothingElseFromItAndIsSaid() throws IOException {
        device(root);
        final Path stubborn = root.resolve("keys/token.key");
        final Retirement retirement = retirement(root, file -> {
            if (file.equals(stubborn)) {
                throw new AccessDeniedException(file.toString());
            }
            Erasure.erase(file);
        });
        retirement.bind(NOW, 0, "");
        assertThatThrownBy(retirement::finish).isInstanceOf(AccessDeniedException.class);
        try (Stream<Path> left = Files.walk(root)) {
            assertThat(left.filter(Files::isRegularFile))
                    .containsExactlyInAnyOrder(root.resolve("data/" + Retirement.MARK), stubborn);
        }
    }

    @Test
    void aMarkThatIsDamagedBindsToo() throws IOException {
        device(root);
        Files.writeString(root.resolve("data").resolve(Retirement.MARK), "{");
        assertThat(retirement(root, Erasure::erase).since()).isPresent();
    }

    @Test
    void whatWasInAFileIsOverwrittenBeforeTheFileGoes() throws IOException {
        final Path file = Files.writeString(root.resolve("secret"), "s".repeat(100_000));
        final Path other = Files.createLink(root.resolve("the same blocks"), file);
        Erasure.erase(file);
        assertThat(file).doesNotExist();
        assertThat(Files.readAllBytes(other)).hasSize(100_000).containsOnly(0);
        Erasure.erase(file);
    }

    /** Two moments for each file: before anything is done with it, and when half of it is overwritten. */
    private void killAt(final Path device, final int moment) throws IOException {
        final int[] left = {moment};
        try {
            retirement(device, file -> {
                        if (left[0] == 0) {
                            throw new Killed();
                        }
                        if (left[0] == 1) {
                            Files.write(file, new byte[(int) Files.size(file) / 2]);
                            throw new Killed();
                        }
                        left[0] -= 2;
                        Erasure.erase(file);
                    })
                    .finish();
        } catch (Killed e) {
            // as it was to be
        }
    }

    private static void device(final Path at) throws IOException {
        for (final String file : FILES) {
            Files.createDirectories(at.resolve(file).getParent());
            Files.writeString(at.resolve(file), "secret");
        }
    }

    private static Retirement retirement(final Path device, final Retirement.Eraser eraser) {
        return new Retirement(
                "rxx/dc-0042",
                device.resolve("data/identity"),
                device.resolve("keys"),
                device.resolve("data"),
                volume(device),
                eraser);
    }

    private static Volume volume(final Path device) {
        return new Volume(Optional.of(device.resolve("word")), device.resolve("told"), device.resolve("devices"));
    }

    private static void isOn(final Path device, final String uuid) throws IOException {
        MappedFolder.lay(device.resolve("data"), device.resolve("devices"), uuid);
    }

    @Test
    void theSystemHearsOfItWhereTheDataIsEncryptedAndOnlyOnceItIsBound() throws IOException {
        device(root);
        final Retirement retirement = retirement(root, Erasure::erase);
        assertThat(retirement.isOfEncrypted()).isFalse();
        isOn(root, "CRYPT-LUKS2-0123-doorclock");
        assertThat(retirement.isOfEncrypted()).isTrue();
        assertThatThrownBy(retirement::finish).isInstanceOf(IllegalStateException.class);
        assertThat(root.resolve("word")).doesNotExist();

        retirement.bind(NOW, 0, "");
        assertThat(root.resolve("word"))
                .hasSameTextualContentAs(root.resolve("data").resolve(Retirement.MARK));
        assertThat(retirement.isCryptoErased()).isFalse();
    }

    @Test
    void aWordThatWasNotHeardIsSaidAgainAtTheNextStart() throws IOException {
        device(root);
        isOn(root, "CRYPT-LUKS2-0123-doorclock");
        retirement(root, Erasure::erase).bind(NOW, 0, "");
        Files.delete(root.resolve("word"));
        retirement(root, Erasure::erase).finish();
        assertThat(root.resolve("word")).exists();
    }

    @Test
    void anotherKindOfMappedVolumeIsNotEncryptedAndTheSystemHearsNothing() throws IOException {
        device(root);
        isOn(root, "LVM-0123");
        retirement(root, Erasure::erase).bind(NOW, 0, "");
        assertThat(root.resolve("word")).doesNotExist();
    }

    @Test
    void onceTheVolumeIsGoneTheSystemsMarkBinds() throws IOException {
        Files.createDirectories(root.resolve("told"));
        Files.writeString(root.resolve("told").resolve(Retirement.MARK), "{\"retired\":\"" + NOW + "\"}");
        Files.writeString(root.resolve("told/erased"), "crypto-erased");
        final Retirement retirement = retirement(root, Erasure::erase);
        assertThat(retirement.since()).contains(NOW);
        assertThat(retirement.isCryptoErased()).isTrue();
        retirement.finish();
        assertThat(root.resolve("word")).doesNotExist();
    }
}
