// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import java.io.IOException;

/** Signs as the trust's authority. */
@FunctionalInterface
public interface Signer {

    /**
     * @return the signature, ECDSA with SHA-256 in DER
     * @throws IOException if the authority's key is not to be had
     */
    byte[] sign(byte[] content) throws IOException;
}
