// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;

/**
 * A request for a certificate (PKCS#10, RFC 2986) in DER: a common name, an elliptic curve's public key, no attributes,
 * signed with the key it is for.
 */
final class CertificateRequest {

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTF8_STRING = 0x0C;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int NO_ATTRIBUTES = 0xA0;
    /** 2.5.4.3. */
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};
    /** 1.2.840.10045.4.3.2. */
    private static final byte[] ECDSA_WITH_SHA256 = {
        0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x02
    };

    private CertificateRequest() {}

    /** @param commonName the only part of the subject */
    static byte[] of(final KeyPair keys, final String commonName) {
        final byte[] name =
                der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, commonName.getBytes(UTF_8)))));
        final byte[] info = der(
                SEQUENCE, der(INTEGER, new byte[] {0}), name, keys.getPublic().getEncoded(), der(NO_ATTRIBUTES));
        return der(SEQUENCE, info, der(SEQUENCE, ECDSA_WITH_SHA256), der(BIT_STRING, new byte[] {0}, sign(keys, info)));
    }

    private static byte[] sign(final KeyPair keys, final byte[] info) {
        try {
            final Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(info);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot sign with ECDSA", e);
        }
    }

    /** One value: its tag, its length, what is in it. */
    private static byte[] der(final int tag, final byte[]... parts) {
        final ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (final byte[] part : parts) {
            content.writeBytes(part);
        }
        final int length = content.size();
        final ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        if (length < 0x80) {
            value.write(length);
        } else if (length < 0x100) {
            value.write(0x81);
            value.write(length);
        } else {
            value.write(0x82);
            value.write(length >> 8);
            value.write(length);
        }
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }
}
