// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.bundle;

import java.io.IOException;
import java.nio.file.Files;
import org.doorclock.provisioning.authority.AuthorityFolder;

/**
 * Whom a device is to believe.
 *
 * @param anchors the authority's certificates, PEM
 * @param release the public key of its releases, PEM; empty if the authority has none
 */
record Trusted(byte[] anchors, byte[] release) {

    static Trusted of(final AuthorityFolder files) throws IOException {
        return new Trusted(
                Files.readAllBytes(files.anchors()),
                Files.exists(files.releaseTrust()) ? Files.readAllBytes(files.releaseTrust()) : new byte[0]);
    }
}
