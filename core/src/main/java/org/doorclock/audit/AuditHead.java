// SPDX-License-Identifier: Apache-2.0
package org.doorclock.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorclock.files.WholeFile;

/**
 * The newest entry's number and hash: whoever keeps it elsewhere can tell later that nothing up to it is gone or changed.
 *
 * @param seq 0 before the first entry
 */
public record AuditHead(long seq, String hash) {

    static final AuditHead BEFORE_ALL = new AuditHead(0, AuditEntry.BEGINNING);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /** From {@code seq:hash}. */
    public static Optional<AuditHead> parse(final String text) {
        final Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new AuditHead(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return seq + ":" + hash;
    }

    /** Empty if the file is not there or holds no head. */
    static Optional<AuditHead> read(final Path file) throws IOException {
        try {
            return parse(new String(Files.readAllBytes(file), US_ASCII));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(final Path file) throws IOException {
        WholeFile.replace(file, (this + "\n").getBytes(US_ASCII));
    }
}
