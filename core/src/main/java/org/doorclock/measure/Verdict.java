// SPDX-License-Identifier: Apache-2.0
package org.doorclock.measure;

import java.util.Locale;

/** What a measure says of one case. On the wire in lower case. */
public enum Verdict {
    /** The clock certainly stopped within the limit. */
    MET,
    /** The limit certainly passed first. */
    MISSED,
    /** The clock has not stopped, and the limit has certainly not passed. */
    RUNNING,
    /** What is known of the times decides it neither way. Never a success. */
    INDETERMINATE,
    /** The times are impossible: one of them is wrong. Kept aside for a person to look at, and never a success. */
    QUARANTINED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
