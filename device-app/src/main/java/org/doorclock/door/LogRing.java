// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tinylog.Logger;

/**
 * The log on the device's own disk, beside the one on standard error: of this boot and of the one before, two files of at most
 * 1 MiB each, so that what led to a power cut can be read after it and the disk is never filled. The order of boots is kept
 * by names: a clock may have been wrong.
 */
final class LogRing {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final String BOOT = "boot";

    private LogRing() {}

    /**
     * Logs there too from now on. What was logged before is on standard error alone; a folder that cannot be written is left alone, with one
     * line that says so.
     */
    static void begin(final Path folder) {
        try {
            begin(folder, Files.readString(BOOT_ID).strip());
        } catch (IOException e) {
            Logger.warn("log.folder: nothing is logged in {}: the kernel does not say what boot this is", folder);
        }
    }

    static void begin(final Path folder, final String bootId) {
        final Path current = folder.resolve("current");
        try {
            turn(current, folder.resolve("previous"), bootId);
            RingWriter.begin(current);
        } catch (IOException e) {
            Logger.warn("log.folder: nothing is logged in {}: {}", folder, e.toString());
        }
    }

    private static void turn(final Path current, final Path previous, final String bootId) throws IOException {
        final Path boot = current.resolve(BOOT);
        if (Files.exists(boot) && Files.readString(boot).equals(bootId)) {
            return;
        }
        if (Files.exists(current)) {
            delete(previous);
            Files.move(current, previous);
        }
        Files.createDirectories(current);
        Files.writeString(boot, bootId);
    }

    private static void delete(final Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        final List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.toList();
        }
        for (final Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
