// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system.deployment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.doorclock.settings.Product;

/**
 * The door's program as it was built, but for texts in its classes: of another version, or broken. A text takes the place of one of
 * the same length, so that the class files stay what they are.
 */
final class OtherVersion {

    private static final List<String> OWN = List.of("doorclock-door", "doorclock-core");

    private OtherVersion() {}

    /**
     * @param version as long as this build's own
     * @param texts what takes the place of what, beside the version
     * @return the folder that a release is made of
     */
    static Path make(final Path folder, final String version, final Map<String, String> texts) throws IOException {
        final Path built = Program.home().resolve("device-app/target/app");
        try (Stream<Path> files = Files.walk(built)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                final Path copy = folder.resolve(built.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                final String name = file.getFileName().toString();
                if (name.endsWith(".jar") && OWN.stream().anyMatch(name::startsWith)) {
                    patch(file, copy, version, texts);
                } else if (!name.endsWith(".aot")) {
                    Files.copy(file, copy);
                }
            }
        }
        Files.writeString(folder.resolve("version"), version + "\n");
        return folder;
    }

    private static void patch(final Path jar, final Path copy, final String version, final Map<String, String> texts)
            throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(copy);
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (final Enumeration<? extends ZipEntry> all = from.entries(); all.hasMoreElements(); ) {
                final ZipEntry entry = all.nextElement();
                to.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = from.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    if (entry.getName().endsWith(".class")) {
                        bytes = replaced(bytes, Product.VERSION, version);
                        for (final Map.Entry<String, String> text : texts.entrySet()) {
                            bytes = replaced(bytes, text.getKey(), text.getValue());
                        }
                    }
                    to.write(bytes);
                }
                to.closeEntry();
            }
        }
    }

    private static byte[] replaced(final byte[] bytes, final String what, final String by) {
        if (what.length() != by.length()) {
            throw new IllegalArgumentException(by + " is not as long as " + what);
        }
        final byte[] wanted = what.getBytes(US_ASCII);
        final byte[] result = bytes.clone();
        for (int at = 0; at + wanted.length <= result.length; at++) {
            if (Arrays.equals(result, at, at + wanted.length, wanted, 0, wanted.length)) {
                System.arraycopy(by.getBytes(US_ASCII), 0, result, at, wanted.length);
            }
        }
        return result;
    }
}
