// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** A document as a file. */
final class PdfFile {

    private PdfFile() {}

    /**
     * The whole document or what was there before; one that is the same already is not touched.
     *
     * @return whether it was written
     */
    static boolean write(final Path file, final byte[] pdf) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), pdf)) {
            return false;
        }
        final Path whole = file.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        final Path fresh = whole.resolveSibling(whole.getFileName() + ".new");
        Files.write(fresh, pdf);
        Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }
}
