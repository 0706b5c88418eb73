// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import org.doorclock.identity.KeyFileException.Fault;

/** One key in one file: a line {@code kind:base64url}. */
enum KeyFile {
    TOKEN("token.key", "doorclock-token-1", true),
    SEAL_PRIVATE("seal.private", "doorclock-seal-private-1", true),
    SEAL_PUBLIC("seal.public", "doorclock-seal-public-1", false);

    private static final Set<PosixFilePermission> OWNER_ONLY = Set.of(OWNER_READ, OWNER_WRITE);
    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> FOR_OTHERS = PosixFilePermissions.fromString("---rwxrwx");
    private static final int KEY_BYTES = 32;
    private static final int MOST_BYTES = 1024;

    private final String file;
    private final String kind;
    private final boolean secret;

    KeyFile(final String file, final String kind, final boolean secret) {
        this.file = file;
        this.kind = kind;
        this.secret = secret;
    }

    Path in(final Path directory) {
        return directory.resolve(file);
    }

    byte[] read(final Path directory) throws KeyFileException {
        final Path path = in(directory);
        try {
            if (secret && Files.getPosixFilePermissions(path).stream().anyMatch(FOR_OTHERS::contains)) {
                throw new KeyFileException(
                        Fault.UNUSABLE, path + ": others than its owner may use this secret key. chmod 600 it.");
            }
            if (Files.size(path) > MOST_BYTES) {
                throw notAKey(path);
            }
            return parse(directory, Files.readString(path, US_ASCII));
        } catch (KeyFileException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new KeyFileException(
                    Fault.UNAVAILABLE, path + ": is not there. 'doorclock provision keys' makes a site's keys.");
        } catch (CharacterCodingException e) {
            throw notAKey(path);
        } catch (IOException e) {
            throw new KeyFileException(Fault.UNAVAILABLE, path + ": cannot be read. Check who owns it and its folder.");
        }
    }

    /** The key of a line, of which messages say that it is in {@code directory}. */
    byte[] parse(final Path directory, final String line) throws KeyFileException {
        try {
            final String[] parts = line.strip().split(":", -1);
            final byte[] key = Base64.getUrlDecoder().decode(parts[parts.length - 1]);
            if (parts.length == 2 && parts[0].equals(kind) && key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw notAKey(in(directory));
    }

    /** Writes beside, flushes, renames, flushes the folder: the key is there whole or not at all. */
    void write(final Path directory, final byte[] key) throws KeyFileException {
        final Path path = in(directory);
        final Path fresh = directory.resolve(file + ".new");
        final String line = kind + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(key) + "\n";
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                final ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                if (!secret) {
                    Files.setPosixFilePermissions(fresh, FOR_ALL);
                }
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw new KeyFileException(
                    Fault.UNAVAILABLE,
                    path + ": cannot be written. Check that its folder may be written and has room.");
        }
    }

    private KeyFileException notAKey(final Path path) {
        return new KeyFileException(
                Fault.UNUSABLE, path + ": holds no key of its kind. Put the right file there, from a copy.");
    }
}
