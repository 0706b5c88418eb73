// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The file with a one-time token: one line, which no message ever shows. */
final class TokenFile {

    private static final int MOST_BYTES = 1024;
    private static final Pattern TOKEN = Pattern.compile("[!-~]{8,200}");

    private TokenFile() {}

    /** @param wayOut what to do if there is none in it; one line */
    static String read(final Path file, final String wayOut) throws IdentityException {
        try {
            if (Files.size(file) <= MOST_BYTES) {
                final String text = Files.readString(file, ISO_8859_1).strip();
                if (TOKEN.matcher(text).matches()) {
                    return text;
                }
            }
        } catch (NoSuchFileException e) {
            throw IdentityException.unavailable(file + ": is not there. " + wayOut);
        } catch (IOException e) {
            throw IdentityException.unavailable(file + ": cannot be read. Check who owns it and its folder.");
        }
        throw IdentityException.unusable(file + ": holds no token. " + wayOut);
    }
}
