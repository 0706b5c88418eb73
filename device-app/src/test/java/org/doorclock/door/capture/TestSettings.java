// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import java.time.Duration;

/** The capture settings that are the defaults. */
public final class TestSettings {

    private TestSettings() {}

    public static CaptureSettings of(final DoorKind kind, final boolean oneScan) {
        return new CaptureSettings(
                kind,
                oneScan,
                Duration.ofSeconds(60),
                Duration.ofHours(12),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(3));
    }
}
