// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.devices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doorclock.time.ClockSource;
import org.doorclock.wire.DeviceState;

/** How a device is, by its heartbeat alone. On the wire in lower case, with hyphens. */
public enum Condition {
    /** Heard within {@link Devices#SILENCE}, and well. */
    ONLINE,
    /** Heard, and something is wrong with it. */
    DEGRADED,
    /** Not heard any more. */
    OFFLINE,
    /** Neither it nor an event of it ever came. */
    NEVER_SEEN;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Condition> ofWireName(final String name) {
        return Arrays.stream(values())
                .filter(condition -> condition.wireName().equals(name))
                .findFirst();
    }

    public static Condition of(final Device device) {
        if (device.online()) {
            return faults(device).isEmpty() ? ONLINE : DEGRADED;
        }
        return device.since().isPresent() || device.lastRecorded().isPresent() ? OFFLINE : NEVER_SEEN;
    }

    /** What is wrong with a device by what it last said, in the words of the wire, worst first; empty if nothing is. */
    public static List<String> faults(final Device device) {
        final List<String> faults =
                new ArrayList<>(device.state().map(DeviceState::troubles).orElse(List.of()));
        device.health().ifPresent(health -> {
            if (!health.reader() && !faults.contains("reader-missing")) {
                faults.add("reader-missing");
            }
            if (health.clock() == ClockSource.NONE) {
                faults.add("clock-unchecked");
            }
        });
        if (device.offset().filter(ClockOffset::isFar).isPresent()) {
            faults.add("clock-far");
        }
        if (faults.isEmpty()
                && device.state()
                        .filter(state -> state.phase() == DeviceState.Phase.DEGRADED)
                        .isPresent()) {
            faults.add("degraded");
        }
        return faults;
    }
}
