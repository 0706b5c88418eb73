// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.authority;

import java.nio.file.Path;

/** Where an authority's files are. All of them are their owner's alone; the keys are encrypted besides. */
public record AuthorityFolder(Path folder) {

    /** Belongs offline: it is needed to make another issuing authority and for nothing else. */
    public Path rootKey() {
        return folder.resolve("root.key");
    }

    public Path rootCertificate() {
        return folder.resolve("root.crt");
    }

    public Path issuingKey() {
        return folder.resolve("issuing.key");
    }

    public Path issuingCertificate() {
        return folder.resolve("issuing.crt");
    }

    /** Both certificates: what everybody trusts. */
    public Path anchors() {
        return folder.resolve("ca.pem");
    }

    /** The issuing authority's revocation list, and the root's behind it. */
    public Path crl() {
        return folder.resolve("crl.pem");
    }

    /** The root's revocation list, which names nobody: it was made with the root, whose key is away. */
    public Path rootCrl() {
        return folder.resolve("root.crl");
    }

    /** A line of JSON for every certificate that was ever made. */
    public Path issued() {
        return folder.resolve("issued.jsonl");
    }

    /** What releases are signed with. Belongs offline as the root's key does, and is opened by the same passphrase. */
    public Path releaseKey() {
        return folder.resolve("release.key");
    }

    /** Its public half: whose releases devices and the hub believe. */
    public Path releaseTrust() {
        return folder.resolve("release.pem");
    }

    public Path servers() {
        return folder.resolve("servers");
    }

    public Path serverKey(final String name) {
        return servers().resolve(name + ".key");
    }

    /** Its own certificate, then the issuing authority's. */
    public Path serverCertificate(final String name) {
        return servers().resolve(name + ".crt");
    }

    Path crlLock() {
        return folder.resolve("crl.lock");
    }
}
