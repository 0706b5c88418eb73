// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.est;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorclock.identity.SiteKeys;

/** The keys that every door of the trust has, read anew for each door that asks. */
final class DoorKeyFiles {

    static final String TOKEN_KEY = "token.key";
    static final String SEAL_PUBLIC = "seal.public";

    private final Path folder;

    /** @throws IOException if the folder does not hold what a door needs */
    DoorKeyFiles(final Path folder) throws IOException {
        this.folder = folder;
        check();
    }

    /** The one line of a file, as it is to stand in the same file on the door. */
    String line(final String file) throws IOException {
        check();
        return Files.readString(folder.resolve(file)).strip();
    }

    private void check() throws IOException {
        final SiteKeys keys = new SiteKeys(folder);
        keys.tokeniser();
        keys.sealer();
    }
}
