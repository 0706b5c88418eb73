// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.doorclock.files.FileModes;
import org.doorclock.provisioning.register.ProvisionException;

/** What opens an authority's key. Never in an argument, in the environment, in a log or in a message. */
public final class Passphrase implements AutoCloseable {

    static final int LEAST_CHARS = 12;

    private static final int MOST_BYTES = 1024;

    private final char[] chars;

    private Passphrase(final char[] chars) {
        this.chars = chars;
    }

    /** @param chars kept, not copied, until it is closed */
    static Passphrase of(final char[] chars) {
        return new Passphrase(chars);
    }

    /**
     * The first line of a file.
     *
     * @throws ProvisionException if others may use the file, or it holds none
     */
    public static Passphrase read(final Path file) throws ProvisionException {
        final byte[] bytes;
        try {
            if (FileModes.areOpenToOthers(file)) {
                throw ProvisionException.badInput(file + ": others than its owner may use this file. chmod 600 it.");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw ProvisionException.badInput(file + ": is too long for a passphrase.");
            }
            bytes = Files.readAllBytes(file);
        } catch (ProvisionException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw ProvisionException.unavailable(
                    file + ": is not there. It is to hold the passphrase in its first line.");
        } catch (IOException e) {
            throw ProvisionException.unavailable(file + ": cannot be read. Check who owns it and its folder.");
        }
        try {
            return new Passphrase(firstLine(file, bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** @throws ProvisionException if it is too easily guessed to protect a new key */
    void requireStrong() throws ProvisionException {
        if (chars.length < LEAST_CHARS) {
            throw ProvisionException.badInput(
                    "the passphrase is too short. Take " + LEAST_CHARS + " characters or more, such as four words.");
        }
    }

    boolean isSame(final Passphrase other) {
        return Arrays.equals(chars, other.chars);
    }

    char[] chars() {
        return chars;
    }

    /** Forgets it. */
    @Override
    public void close() {
        Arrays.fill(chars, '\0');
    }

    @Override
    public String toString() {
        return "a passphrase, not shown";
    }

    private static char[] firstLine(final Path file, final byte[] bytes) throws ProvisionException {
        final CharBuffer text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw ProvisionException.badInput(file + ": is not text in UTF-8.");
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        if (end == 0) {
            throw ProvisionException.badInput(file + ": its first line is empty; it is to hold the passphrase.");
        }
        final char[] line = new char[end];
        text.get(line);
        Arrays.fill(text.array(), '\0');
        return line;
    }
}
