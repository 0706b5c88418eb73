// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS8EncryptedPrivateKeyInfoBuilder;
import org.doorclock.provisioning.register.ProvisionException;

/**
 * Private keys at rest: PKCS#8 encrypted by PBES2 (RFC 8018) with AES-256 and PBKDF2 with HMAC-SHA-256, which every tool
 * reads. OWASP's Password Storage Cheat Sheet (2023) asks for 600,000 rounds of it.
 */
final class EncryptedKey {

    static final int ROUNDS = 600_000;

    private static final int LEAST_BYTES = 16;
    private static final int MOST_BYTES = 8192;
    private static final AlgorithmIdentifier PRF =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
    private static final Pattern PEM = Pattern.compile("-----BEGIN " + PemText.ENCRYPTED_KEY
            + "-----([A-Za-z0-9+/=\\s]*)-----END " + PemText.ENCRYPTED_KEY + "-----\\s*");

    /** Asked here alone, and not made one of this Java's providers. */
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private EncryptedKey() {}

    /** As PEM. */
    static byte[] encode(final PrivateKey key, final Passphrase passphrase, final int rounds) throws IOException {
        try {
            final OutputEncryptor encryptor = new JceOpenSSLPKCS8EncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                    .setProvider(BOUNCY_CASTLE)
                    .setPRF(PRF)
                    .setIterationCount(rounds)
                    .setPassword(passphrase.chars())
                    .build();
            return PemText.bytes(
                    PemText.ENCRYPTED_KEY,
                    new JcaPKCS8EncryptedPrivateKeyInfoBuilder(key)
                            .build(encryptor)
                            .getEncoded());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("a key could not be encrypted", e);
        }
    }

    /** @throws ProvisionException if the file is not there, is none, or the passphrase does not open it */
    static PrivateKey read(final Path file, final Passphrase passphrase) throws IOException {
        final PKCS8EncryptedPrivateKeyInfo sealed = new PKCS8EncryptedPrivateKeyInfo(der(file));
        try {
            final PrivateKeyInfo key = sealed.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(BOUNCY_CASTLE)
                    .build(passphrase.chars()));
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        } catch (PKCSException | OperatorCreationException | GeneralSecurityException e) {
            throw ProvisionException.badInput(file + ": the passphrase does not open this key.");
        }
    }

    private static byte[] der(final Path file) throws IOException {
        try {
            final long size = Files.size(file);
            final Matcher pem = PEM.matcher(
                    size < LEAST_BYTES || size > MOST_BYTES ? "" : new String(Files.readAllBytes(file), US_ASCII));
            if (!pem.matches()) {
                throw ProvisionException.badInput(
                        file + ": is no encrypted private key in PEM form. Put it back from a copy.");
            }
            return Base64.getMimeDecoder().decode(pem.group(1));
        } catch (NoSuchFileException e) {
            throw ProvisionException.unavailable(file + ": is not there. Put it back from a copy.");
        }
    }
}
