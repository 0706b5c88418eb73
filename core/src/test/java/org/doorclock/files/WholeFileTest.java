// SPDX-License-Identifier: Apache-2.0
package org.doorclock.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs and their commands make the same folders and files when they start side by side. */
class WholeFileTest {

    private static final int ROUNDS = 200;
    private static final int AT_ONCE = 8;

    @Test
    void whatIsForAllCanBeReadByAllAndWhatIsNotByItsOwnerAlone(@TempDir final Path root) throws Exception {
        final Path file = root.resolve("file");

        WholeFile.replaceForAll(file, new byte[] {1});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        WholeFile.replace(file, new byte[] {2});

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).hasBinaryContent(new byte[] {2});
        assertThat(root).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void manyMakeTheSameFolderAndFileAtOnceAndAllFindThem(@TempDir final Path root) throws Exception {
        final CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int round = 0; round < ROUNDS; round++) {
                final Path folder = root.resolve("round-" + round);
                final List<Future<Boolean>> opened = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    opened.add(threads.submit(() -> {
                        together.await();
                        WholeFile.makeFolder(folder);
                        try (FileChannel channel = WholeFile.openToAppend(folder.resolve("lock"))) {
                            return channel.isOpen();
                        }
                    }));
                }
                for (final Future<Boolean> one : opened) {
                    assertThat(one.get()).isTrue();
                }
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                        .isEqualTo("rwx------");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("lock"))))
                        .isEqualTo("rw-------");
            }
        }
    }
}
