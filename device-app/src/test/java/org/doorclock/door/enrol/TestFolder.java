// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.enrol;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.doorclock.journal.Disk;
import org.doorclock.journal.SimulatedDisk;
import org.doorclock.tls.Identity;

/** Folders in memory, and identities for them. */
final class TestFolder {

    static final String NAME = "rxx/dc-0042";

    private TestFolder() {}

    static IdentityFolder on(final Disk disk) {
        return new IdentityFolder(new IdentityFolder.Turns() {
            @Override
            public synchronized <T> T take(final IdentityFolder.Work<T> work) throws IOException {
                return work.on(disk);
            }
        });
    }

    /** The folder of a device that was enrolled at that time for so long. */
    static IdentityFolder enrolled(final TestAuthority authority, final Instant from, final Duration life)
            throws IOException {
        final IdentityFolder folder = on(new SimulatedDisk());
        folder.believe(authority.authorities());
        adopted(folder, authority, from, life);
        folder.settle();
        return folder;
    }

    /** A new identity in the folder, which has proved nothing yet. */
    static Identity adopted(
            final IdentityFolder folder, final TestAuthority authority, final Instant from, final Duration life)
            throws IOException {
        final KeyPair key = folder.nextKey();
        final Identity identity = new Identity(
                key.getPrivate(), List.of(authority.client(NAME, key.getPublic(), from, life), authority.issuing()));
        folder.adopt(identity.chain());
        return identity;
    }
}
