// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.update;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorclock.release.Manifest;
import org.doorclock.release.Manifest.ReleaseFile;
import org.doorclock.release.ReleaseKey;
import org.doorclock.release.Sha256;
import org.doorclock.release.Version;
import org.doorclock.wire.Offer;

/** Small releases, and a key that signs them. */
final class TestReleases {

    static final URI URL = URI.create("http://hub.example/releases/x");

    private final KeyPair keys;

    /** A release with what is fetched of it. */
    record Made(Manifest manifest, byte[] content) {

        Version version() {
            return manifest.version();
        }

        byte[] part(final long from, final int most) {
            return Arrays.copyOfRange(content, (int) from, (int) Math.min(content.length, from + most));
        }
    }

    TestReleases() {
        try {
            final KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    ReleaseKey key() {
        return new ReleaseKey(keys.getPublic());
    }

    static Made release(final String version, final String atLeast) {
        final Map<String, String> files = new LinkedHashMap<>();
        files.put("door", "#!/bin/sh\necho runs " + version + "\n");
        files.put("doorclock-door.jar", "the program of " + version);
        files.put("lib/core.jar", "what it needs");
        files.put("version", version + "\n");
        final ByteArrayOutputStream content = new ByteArrayOutputStream();
        final List<ReleaseFile> list = new ArrayList<>();
        files.forEach((path, text) -> {
            final byte[] bytes = text.getBytes(UTF_8);
            content.writeBytes(bytes);
            list.add(new ReleaseFile(path, bytes.length, Sha256.of(bytes)));
        });
        return new Made(
                new Manifest(
                        Version.of(version),
                        Version.of(atLeast),
                        content.size(),
                        Sha256.of(content.toByteArray()),
                        Instant.parse("2026-11-22T12:00:00Z"),
                        list),
                content.toByteArray());
    }

    Offer offer(final Made release) {
        final byte[] manifest = release.manifest().encode();
        return new Offer(manifest, sign(manifest), URL);
    }

    byte[] sign(final byte[] content) {
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
