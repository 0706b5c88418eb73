// SPDX-License-Identifier: Apache-2.0
package org.doorclock.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;

/** Who may use a file. */
public final class FileModes {

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private FileModes() {}

    /**
     * Whether anybody but its owner may read, write or run it. Where the file system knows no modes, such as Windows',
     * nobody can tell, and the answer is no.
     *
     * @throws IOException if it is not there or cannot be looked at
     */
    public static boolean areOpenToOthers(final Path file) throws IOException {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null
                && !Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS);
    }
}
