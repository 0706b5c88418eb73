// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;

/** How files looked from outside; two that differ mean that they are worth reading again. */
record Stamp(List<String> files) {

    static Stamp of(final Path... files) {
        return new Stamp(Arrays.stream(files).map(Stamp::look).toList());
    }

    private static String look(final Path file) {
        try {
            final BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            return seen.lastModifiedTime() + " " + seen.size() + " " + seen.fileKey();
        } catch (IOException e) {
            return "none";
        }
    }
}
