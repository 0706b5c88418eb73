// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import java.nio.file.Path;
import java.util.Optional;
import org.doorclock.identity.KeyFileException;
import org.doorclock.identity.SiteKeys;
import org.doorclock.identity.Unsealer;
import org.tinylog.Logger;

/** What identities are opened with; a hub without it counts and corrects, and can tell nobody whose case is whose. */
public final class IdentityKey {

    private final Optional<Unsealer> unsealer;

    private IdentityKey(final Optional<Unsealer> unsealer) {
        this.unsealer = unsealer;
    }

    /** Of a hub that has no keys. */
    public static IdentityKey none() {
        return new IdentityKey(Optional.empty());
    }

    /**
     * The private key in the folder of the site's keys; none if it is not there, which the log says.
     *
     * @throws KeyFileException if it is there and must not be used as it is
     */
    public static IdentityKey in(final Path keys) throws KeyFileException {
        try {
            return new IdentityKey(Optional.of(new SiteKeys(keys).unsealer()));
        } catch (KeyFileException e) {
            if (e.fault() == KeyFileException.Fault.UNUSABLE) {
                throw e;
            }
            Logger.warn("identities cannot be unsealed: {}", e.getMessage());
            return none();
        }
    }

    Optional<Unsealer> unsealer() {
        return unsealer;
    }
}
