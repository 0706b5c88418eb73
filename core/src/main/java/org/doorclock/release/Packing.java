// SPDX-License-Identifier: Apache-2.0
package org.doorclock.release;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes a release's content of a folder with the program. The same folder makes the same content, byte for byte. */
public final class Packing {

    private static final String VERSION = "version";
    private static final int BLOCK = 64 * 1024;

    private Packing() {}

    /**
     * @param folder the door's program as it is built: its jar, lib, its version, and the script that starts it
     * @param content where the content is written
     * @return what is to be signed
     * @throws ReleaseException if the folder holds what no release may, or does not say its version
     */
    public static Manifest pack(final Path folder, final Version atLeast, final Instant made, final Path content)
            throws IOException {
        final Version version = version(folder);
        final List<Manifest.ReleaseFile> files = new ArrayList<>();
        final Sha256 whole = new Sha256();
        long size = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(content))) {
            for (final Path file : files(folder)) {
                final Manifest.ReleaseFile packed = pack(folder, file, whole, out);
                files.add(packed);
                size += packed.size();
            }
        }
        final Manifest manifest = new Manifest(version, atLeast, size, whole.end(), made, files);
        manifest.check();
        if (!version.isNewerThan(atLeast)) {
            throw new ReleaseException(
                    "version " + version + " is to replace " + atLeast + " at the lowest, which is not older.");
        }
        return manifest;
    }

    private static Version version(final Path folder) throws IOException {
        final Path file = folder.resolve(VERSION);
        final String text = Files.isRegularFile(file) ? Files.readString(file).strip() : "";
        return Version.parse(text)
                .orElseThrow(() ->
                        new ReleaseException(folder + ": its file '" + VERSION + "' does not hold a version, which is "
                                + Version.RULE + ". Name the folder that the build makes, or the package installs."));
    }

    private static List<Path> files(final Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !path.toString().endsWith(".aot"))
                    .sorted()
                    .toList();
        }
    }

    private static Manifest.ReleaseFile pack(
            final Path folder, final Path file, final Sha256 whole, final OutputStream out) throws IOException {
        final String path = folder.relativize(file).toString().replace('\\', '/');
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Manifest.isPath(path)) {
            throw new ReleaseException(file + ": no release may hold this; it holds plain files, there and in lib/.");
        }
        final Sha256 own = new Sha256();
        final byte[] block = new byte[BLOCK];
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                own.add(block, 0, read);
                whole.add(block, 0, read);
                out.write(block, 0, read);
                size += read;
            }
        }
        return new Manifest.ReleaseFile(path, size, own.end());
    }
}
