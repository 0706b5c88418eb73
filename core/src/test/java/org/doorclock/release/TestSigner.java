// SPDX-License-Identifier: Apache-2.0
package org.doorclock.release;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** A release key of a test's own. */
final class TestSigner {

    private final KeyPair keys;

    TestSigner() throws GeneralSecurityException {
        final KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
    }

    ReleaseKey trusted() {
        return new ReleaseKey(keys.getPublic());
    }

    byte[] sign(final byte[] content) throws GeneralSecurityException {
        final Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        return signature.sign();
    }
}
