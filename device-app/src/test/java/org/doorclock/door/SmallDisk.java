// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real file system of 12 MiB that goes wrong on demand; needs root. */
final class SmallDisk implements AutoCloseable {

    private static final int BYTES = 12 << 20;
    private static final String WHY = "a file system cannot be mounted here";

    private final Path path;

    private SmallDisk(final Path path) {
        this.path = path;
    }

    /** In memory. Skips the test where nothing may be mounted. */
    static SmallDisk inMemory(final Path path) throws IOException {
        Files.createDirectories(path);
        Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + BYTES, "tmpfs", path.toString()), WHY);
        return new SmallDisk(path);
    }

    /** An ext4 in a file, as on an SD card: read-only after an error. Skips the test where nothing may be mounted. */
    static SmallDisk ext4(final Path path) throws IOException {
        Files.createDirectories(path);
        final Path image = path.resolveSibling(path.getFileName() + ".img");
        Files.write(image, new byte[BYTES]);
        Assumptions.assumeTrue(
                run("mkfs.ext4", "-q", "-F", image.toString())
                        && run("mount", "-o", "loop,errors=remount-ro", image.toString(), path.toString()),
                WHY);
        return new SmallDisk(path);
    }

    /** The kernel meets an error in an ext4. It stays so. */
    void fail() throws IOException {
        final String device =
                Path.of(Files.getFileStore(path).name()).getFileName().toString();
        Files.writeString(Path.of("/sys/fs/ext4", device, "trigger_fs_error"), "test");
    }

    /** Whoever writes to an ext4 waits from now on, or goes on. */
    void freeze(final boolean frozen) {
        if (!run("fsfreeze", frozen ? "-f" : "-u", path.toString())) {
            throw new AssertionError("cannot freeze");
        }
    }

    Path path() {
        return path;
    }

    void readOnly(final boolean readOnly) {
        if (!run("mount", "-o", "remount," + (readOnly ? "ro" : "rw"), path.toString())) {
            throw new AssertionError("cannot remount");
        }
    }

    /** Takes all room but about that much. */
    void fillBut(final long bytes) throws IOException {
        final Path filler = path.resolve("filler");
        Files.deleteIfExists(filler);
        final long room = Files.getFileStore(path).getUsableSpace() - bytes;
        Files.write(filler, new byte[(int) Math.max(0, room)]);
    }

    void free() throws IOException {
        Files.deleteIfExists(path.resolve("filler"));
    }

    private static boolean run(final String... command) {
        try {
            final Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        run("umount", "-l", path.toString());
    }
}
