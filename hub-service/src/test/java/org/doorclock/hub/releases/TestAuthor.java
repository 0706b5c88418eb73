// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.releases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import org.doorclock.release.Manifest;
import org.doorclock.release.Packing;
import org.doorclock.release.ReleaseArchive;
import org.doorclock.release.Version;

/** Makes and signs small releases. */
public final class TestAuthor {

    private final Path directory;
    private final KeyPair keys;

    /** @param directory what it makes lies there */
    public TestAuthor(final Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        try {
            final KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Its public key, in a file. */
    public Path trust() throws IOException {
        return Files.writeString(
                directory.resolve("release.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
    }

    /** A release's archive. @param says what its program is */
    public Path release(final String version, final String says) throws IOException {
        final Path folder = Files.createDirectories(directory.resolve("app"));
        Files.writeString(folder.resolve("version"), version);
        Files.writeString(folder.resolve("door"), "a script");
        Files.writeString(folder.resolve("doorclock-door.jar"), says);
        final Path content = directory.resolve("content");
        final Manifest manifest =
                Packing.pack(folder, Version.of("0.0"), Instant.parse("2026-11-22T12:00:00Z"), content);
        final Path archive = directory.resolve(version + ".release");
        ReleaseArchive.write(archive, new ReleaseArchive.Head(manifest.encode(), sign(manifest.encode())), content);
        return archive;
    }

    private byte[] sign(final byte[] content) {
        try {
            final Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
