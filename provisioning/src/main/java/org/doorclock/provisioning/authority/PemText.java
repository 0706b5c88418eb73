// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;

/** Writes PEM; what reads it is core's. */
final class PemText {

    static final String CERTIFICATE = "CERTIFICATE";
    static final String CRL = "X509 CRL";
    static final String KEY = "PRIVATE KEY";
    static final String PUBLIC_KEY = "PUBLIC KEY";
    static final String ENCRYPTED_KEY = "ENCRYPTED PRIVATE KEY";

    private static final int LINE = 64;

    private PemText() {}

    static String of(final String kind, final byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    static byte[] bytes(final String kind, final byte[] der) {
        return of(kind, der).getBytes(US_ASCII);
    }
}
