// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorclock.journal.Disk;
import org.doorclock.journal.DiskReader;
import org.doorclock.journal.DiskWriter;
import org.doorclock.tls.Pem;
import org.doorclock.tls.TlsFileException;

/** The files of an identity on a disk, each there whole or not at all. */
record IdentityFiles(Disk disk) {

    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern PUBLIC_KEY =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]*)-----END PUBLIC KEY-----");

    boolean has(final String name) throws IOException {
        return disk.names().contains(name);
    }

    /** A file's text; empty if it is not there. */
    Optional<String> text(final String name) throws IOException {
        if (!has(name)) {
            return Optional.empty();
        }
        try (DiskReader reader = disk.read(name)) {
            final byte[] bytes = new byte[(int) Math.min(reader.size(), MOST_BYTES)];
            int at = 0;
            for (int n = 1; n > 0 && at < bytes.length; at += Math.max(n, 0)) {
                n = reader.read(bytes, at, bytes.length - at, at);
            }
            return Optional.of(new String(bytes, 0, at, ISO_8859_1));
        }
    }

    /** The private key of a file; empty if it is not there or holds none. */
    Optional<PrivateKey> key(final String name) throws IOException {
        final Optional<String> text = text(name);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Pem.privateKey(name, text.get()));
        } catch (TlsFileException e) {
            return Optional.empty();
        }
    }

    /** The chain of a file; empty if it is not there or holds none. */
    Optional<List<X509Certificate>> chain(final String name) throws IOException {
        final Optional<String> text = text(name);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Pem.certificates(name, text.get()));
        } catch (TlsFileException e) {
            return Optional.empty();
        }
    }

    /** The pair that {@link #pem(KeyPair)} wrote; empty if it is not there or not whole. */
    Optional<KeyPair> pair(final String name) throws IOException {
        final Optional<PrivateKey> key = key(name);
        final Matcher block = PUBLIC_KEY.matcher(text(name).orElse(""));
        if (key.isEmpty() || !block.find()) {
            return Optional.empty();
        }
        try {
            final PublicKey open = KeyFactory.getInstance(key.get().getAlgorithm())
                    .generatePublic(
                            new X509EncodedKeySpec(Base64.getMimeDecoder().decode(block.group(1))));
            return Optional.of(new KeyPair(open, key.get()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Writes beside and flushes: what {@link Disk#rename} may then put in its place. */
    String beside(final String name, final String text) throws IOException {
        final String fresh = name + ".new";
        if (has(fresh)) {
            disk.delete(fresh);
        }
        try (DiskWriter writer = disk.create(fresh)) {
            writer.write(ByteBuffer.wrap(text.getBytes(ISO_8859_1)), 0);
            writer.force();
        }
        return fresh;
    }

    /** The file holds the old text or the new one, whenever the power fails; the new one for good after {@link Disk#sync}. */
    void replace(final String name, final String text) throws IOException {
        disk.rename(beside(name, text), name);
    }

    void drop(final String name) throws IOException {
        if (has(name)) {
            disk.delete(name);
        }
    }

    /** Both halves: the public one is needed to ask for a certificate again after a power cut. */
    static String pem(final KeyPair keys) {
        return block("PRIVATE KEY", keys.getPrivate()) + block("PUBLIC KEY", keys.getPublic());
    }

    static String pem(final List<X509Certificate> chain) {
        final StringBuilder text = new StringBuilder();
        for (final X509Certificate certificate : chain) {
            try {
                text.append(block("CERTIFICATE", certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalArgumentException("a certificate without an encoding", e);
            }
        }
        return text.toString();
    }

    private static String block(final String kind, final Key key) {
        return block(kind, key.getEncoded());
    }

    private static String block(final String kind, final byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }
}
