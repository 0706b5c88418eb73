// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning.register;

import java.util.Optional;

/**
 * What became of a row.
 *
 * @param device as it is now
 * @param token for a new device; the only time it is shown. Empty for one that is there: its token went into its first
 *     bundle, and {@link Register#reissue} makes another
 */
public record Planned(Device device, Change change, Optional<EnrolmentToken> token) {

    /** What a row changed. */
    public enum Change {
        /** There was no such device. */
        NEW,
        /** Its door or its tag is another now. */
        CHANGED,
        /** Nothing. */
        NONE
    }
}
