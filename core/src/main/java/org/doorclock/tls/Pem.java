// SPDX-License-Identifier: Apache-2.0
package org.doorclock.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads keys, certificates and revocation lists in PEM form; text before, between and after them is skipped. */
public final class Pem {

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PRIVATE_KEY = "PRIVATE KEY";
    private static final String PUBLIC_KEY = "PUBLIC KEY";
    private static final String CRL = "X509 CRL";
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");
    private static final int LINE = 64;
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private Pem() {}

    /**
     * The one private key of a file: PKCS#8, not encrypted, of elliptic curves or RSA.
     *
     * @throws TlsFileException if there is none, or if others than its owner and group may use the file
     */
    public static PrivateKey privateKey(final Path file) throws TlsFileException {
        final String text = text(file);
        refuseOpen(file);
        return privateKey(file.toString(), text);
    }

    /**
     * The one private key of a text.
     *
     * @param name what messages call it
     * @throws TlsFileException if there is none, or more than one
     */
    public static PrivateKey privateKey(final String name, final String text) throws TlsFileException {
        final List<byte[]> keys = blocks(name, text, PRIVATE_KEY);
        if (keys.size() != 1) {
            throw TlsFileException.unusable(name, "holds more than one private key. Keep one to a file.");
        }
        final PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(keys.getFirst());
        Arrays.fill(keys.getFirst(), (byte) 0);
        for (final String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // a key of another kind, or none at all
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java runtime has no " + algorithm, e);
            }
        }
        throw TlsFileException.unusable(
                name, "its private key cannot be read. Keys may be ECDSA, RSA or Ed25519, in PKCS#8.");
    }

    /**
     * The one public key of a file, of elliptic curves.
     *
     * @throws TlsFileException if there is none, or more than one
     */
    public static PublicKey publicKey(final Path file) throws TlsFileException {
        final List<byte[]> keys = blocks(file.toString(), text(file), PUBLIC_KEY);
        if (keys.size() != 1) {
            throw TlsFileException.unusable(file.toString(), "holds more than one public key. Keep one to a file.");
        }
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(keys.getFirst()));
        } catch (InvalidKeySpecException e) {
            throw TlsFileException.unusable(
                    file.toString(),
                    "its public key is damaged, or none of elliptic curves. Put the file there again.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no elliptic curves", e);
        }
    }

    /**
     * The certificates of a file, in its order.
     *
     * @throws TlsFileException if there is none or one is damaged
     */
    public static List<X509Certificate> certificates(final Path file) throws TlsFileException {
        return certificates(file.toString(), text(file));
    }

    /**
     * The certificates of a text, in its order.
     *
     * @param name what messages call it
     * @throws TlsFileException if there is none or one is damaged
     */
    public static List<X509Certificate> certificates(final String name, final String text) throws TlsFileException {
        final List<X509Certificate> certificates = new ArrayList<>();
        for (final byte[] der : blocks(name, text, CERTIFICATE)) {
            try {
                certificates.add((X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der)));
            } catch (GeneralSecurityException e) {
                throw TlsFileException.unusable(
                        name, "certificate " + (certificates.size() + 1) + " is damaged. Put the file there again.");
            }
        }
        return List.copyOf(certificates);
    }

    /**
     * The revocation lists of a file.
     *
     * @throws TlsFileException if there is none or one is damaged
     */
    public static List<X509CRL> crls(final Path file) throws TlsFileException {
        return crls(file.toString(), text(file));
    }

    /**
     * The revocation lists of a text that came from elsewhere.
     *
     * @param name what messages call it, such as the address that it came from
     * @throws TlsFileException if there is none or one is damaged
     */
    public static List<X509CRL> crls(final String name, final String text) throws TlsFileException {
        final List<X509CRL> crls = new ArrayList<>();
        for (final byte[] der : blocks(name, text, CRL)) {
            try {
                crls.add((X509CRL) factory().generateCRL(new ByteArrayInputStream(der)));
            } catch (GeneralSecurityException e) {
                throw TlsFileException.unusable(name, "the revocation list is damaged. Fetch it again.");
            }
        }
        return List.copyOf(crls);
    }

    /** Revocation lists as a file holds them. */
    public static String text(final List<X509CRL> crls) {
        final StringBuilder text = new StringBuilder();
        for (final X509CRL crl : crls) {
            try {
                text.append("-----BEGIN ")
                        .append(CRL)
                        .append("-----\n")
                        .append(Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(crl.getEncoded()))
                        .append("\n-----END ")
                        .append(CRL)
                        .append("-----\n");
            } catch (CRLException e) {
                throw new IllegalStateException("a list that was read can be written", e);
            }
        }
        return text.toString();
    }

    private static List<byte[]> blocks(final String name, final String text, final String kind)
            throws TlsFileException {
        final List<byte[]> blocks = new ArrayList<>();
        final Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(kind)) {
                try {
                    blocks.add(Base64.getMimeDecoder().decode(matcher.group(2)));
                } catch (IllegalArgumentException e) {
                    throw TlsFileException.unusable(name, "its " + kind + " is damaged. Put the file there again.");
                }
            }
        }
        if (blocks.isEmpty()) {
            throw TlsFileException.unusable(name, none(text, kind));
        }
        return blocks;
    }

    /** What is there instead. */
    private static String none(final String text, final String kind) {
        final Matcher found = BEGIN.matcher(text);
        if (!found.find()) {
            return "holds no " + kind + " in PEM form (-----BEGIN " + kind + "-----).";
        }
        final String other = found.group(1);
        if (kind.equals(PRIVATE_KEY) && other.equals("ENCRYPTED PRIVATE KEY")) {
            return "its key is encrypted, and a service has nobody to ask. Put it there unencrypted, mode 600:"
                    + " openssl pkcs8 -in old.pem -out key.pem";
        }
        if (kind.equals(PRIVATE_KEY) && other.endsWith(PRIVATE_KEY)) {
            return "its key is in an older form (" + other + "). Make it PKCS#8:"
                    + " openssl pkcs8 -topk8 -nocrypt -in old.pem -out key.pem";
        }
        return other.equals(kind)
                ? "its " + kind + " is cut short. Put the file there again."
                : "holds no " + kind + " but a " + other + ". Put the right file there.";
    }

    private static String text(final Path file) throws TlsFileException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw TlsFileException.unusable(file.toString(), "is far too long. Put the right file there.");
            }
            return Files.readString(file, ISO_8859_1);
        } catch (TlsFileException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw TlsFileException.unavailable(file.toString(), "is not there.");
        } catch (IOException e) {
            throw TlsFileException.unavailable(file.toString(), "cannot be read. Check who owns it and its folder.");
        }
    }

    private static void refuseOpen(final Path file) throws TlsFileException {
        try {
            if (Files.getFileAttributeView(file, PosixFileAttributeView.class) == null) {
                return;
            }
            final Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
            if (modes.contains(OTHERS_READ) || modes.contains(OTHERS_WRITE)) {
                throw TlsFileException.unusable(
                        file.toString(), "everybody on this computer may use this private key. chmod 600 it.");
            }
        } catch (TlsFileException e) {
            throw e;
        } catch (IOException e) {
            throw TlsFileException.unavailable(file.toString(), "cannot be read. Check who owns it and its folder.");
        }
    }

    private static CertificateFactory factory() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509");
    }
}
