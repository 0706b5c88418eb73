// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.devices;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.doorclock.wire.DeviceState;
import org.doorclock.wire.Health;

/** What is remembered of one device. Guarded by its {@link Devices}. */
final class Entry {

    Optional<DeviceState> state = Optional.empty();
    Optional<Health> health = Optional.empty();
    final Offsets offsets = new Offsets();
    Optional<Instant> lastRecorded = Optional.empty();
    String door = "";

    /** The newest event that the device said it has, by epoch. */
    final Map<String, Long> last = new HashMap<>();

    /** Whether it was heard since the hub started. */
    boolean heard;

    long heardNanos;
    Instant heardAt = Instant.EPOCH;
    Instant onlineSince = Instant.EPOCH;
}
