// SPDX-License-Identifier: Apache-2.0
package org.doorclock.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.doorclock.identity.KeyFileException.Fault;

/**
 * The folder that holds a site's keys: {@code token.key} (secret; every device and the hub), {@code seal.public} (every
 * device and the hub) and {@code seal.private} (secret; the hub alone). A secret file that others than its owner may use is
 * refused.
 */
public final class SiteKeys {

    private final Path directory;

    public SiteKeys(final Path directory) {
        this.directory = directory;
    }

    /**
     * Makes all three, and the folder if need be.
     *
     * @return the files, in the order in which they were written
     * @throws KeyFileException if any of them is there already: a new key would orphan every token made with the old
     */
    public List<Path> create() throws KeyFileException {
        for (final KeyFile file : KeyFile.values()) {
            if (Files.exists(file.in(directory), LinkOption.NOFOLLOW_LINKS)) {
                throw new KeyFileException(
                        Fault.UNUSABLE,
                        file.in(directory) + ": is there already and is never overwritten, as every token rests on it."
                                + " Name another folder.");
            }
        }
        makeFolder();
        final byte[] tokenKey = new byte[Tokeniser.KEY_BYTES];
        new SecureRandom().nextBytes(tokenKey);
        final byte[] privateKey = X25519.newPrivateKey();
        KeyFile.TOKEN.write(directory, tokenKey);
        KeyFile.SEAL_PRIVATE.write(directory, privateKey);
        KeyFile.SEAL_PUBLIC.write(directory, publicKeyOf(privateKey));
        return Arrays.stream(KeyFile.values()).map(file -> file.in(directory)).toList();
    }

    /**
     * Takes what a door needs from elsewhere, and makes the folder if need be. What is there is replaced.
     *
     * @param tokenKey the line of a {@code token.key}
     * @param sealPublic the line of a {@code seal.public}
     * @throws KeyFileException if a line holds no such key, and then nothing was changed; or if the disk refuses
     */
    public void takeForDoor(final String tokenKey, final String sealPublic) throws KeyFileException {
        final byte[] token = KeyFile.TOKEN.parse(directory, tokenKey);
        final byte[] seal = KeyFile.SEAL_PUBLIC.parse(directory, sealPublic);
        makeFolder();
        KeyFile.TOKEN.write(directory, token);
        KeyFile.SEAL_PUBLIC.write(directory, seal);
    }

    /** @throws KeyFileException if the token key is not there or must not be used */
    public Tokeniser tokeniser() throws KeyFileException {
        return new Tokeniser(KeyFile.TOKEN.read(directory));
    }

    /** @throws KeyFileException if the public sealing key is not there or nothing can be sealed to it */
    public Sealer sealer() throws KeyFileException {
        try {
            return new Sealer(KeyFile.SEAL_PUBLIC.read(directory));
        } catch (GeneralSecurityException e) {
            throw new KeyFileException(
                    Fault.UNUSABLE,
                    KeyFile.SEAL_PUBLIC.in(directory) + ": nothing can be sealed to this key. Copy it again.");
        }
    }

    /** @throws KeyFileException if the private sealing key is not there or must not be used */
    public Unsealer unsealer() throws KeyFileException {
        return new Unsealer(KeyFile.SEAL_PRIVATE.read(directory));
    }

    /** @throws KeyFileException if any of the three is missing or unusable, or the sealing keys are not a pair */
    public void check() throws KeyFileException {
        tokeniser();
        sealer();
        final byte[] publicKey = publicKeyOf(KeyFile.SEAL_PRIVATE.read(directory));
        if (!Arrays.equals(publicKey, KeyFile.SEAL_PUBLIC.read(directory))) {
            throw new KeyFileException(
                    Fault.UNUSABLE,
                    KeyFile.SEAL_PUBLIC.in(directory) + ": does not belong to seal.private: what devices seal to it,"
                            + " this hub cannot open. Copy the right one.");
        }
    }

    /** @throws KeyFileException if a door lacks a key that it needs, or holds the one that it must not have */
    public void checkForDoor() throws KeyFileException {
        tokeniser();
        sealer();
        final Path privateKey = KeyFile.SEAL_PRIVATE.in(directory);
        if (Files.exists(privateKey, LinkOption.NOFOLLOW_LINKS)) {
            throw new KeyFileException(
                    Fault.UNUSABLE,
                    privateKey + ": belongs at the hub alone, as it opens what every door sealed. Remove it here.");
        }
    }

    private void makeFolder() throws KeyFileException {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new KeyFileException(Fault.UNAVAILABLE, directory + ": the folder cannot be made. Check its parent.");
        }
    }

    private static byte[] publicKeyOf(final byte[] privateKey) {
        try {
            return X25519.publicKeyOf(privateKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every 32 bytes are an X25519 private key", e);
        }
    }
}
