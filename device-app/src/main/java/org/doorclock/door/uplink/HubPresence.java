// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.uplink;

import org.doorclock.wire.HubState;

/**
 * Whether the hub is there, by what is heard from it. What the broker kept for it proves nothing but its absence. Not
 * thread-safe.
 */
final class HubPresence {

    private final long silence;
    private boolean heard;
    private boolean lost;
    private long heardAt;
    private String instance = "";

    HubPresence(final UplinkSettings.Pace pace) {
        silence = pace.hubSilence().toNanos();
    }

    /** A link came up; the hub is yet to be heard. */
    void begin() {
        heard = false;
        lost = false;
    }

    /** Something came from it, fresh. */
    void heard(final long now) {
        heard = true;
        lost = false;
        heardAt = now;
    }

    /** @return whether the hub began anew since it was last known to be there */
    boolean says(final HubState state, final boolean retained, final long now) {
        return switch (state.phase()) {
            case LOST -> {
                lost = true;
                yield false;
            }
            case READY -> {
                final boolean anew = lost || !instance.isEmpty() && !instance.equals(state.instance());
                instance = state.instance();
                lost = false;
                if (!retained) {
                    heard(now);
                }
                yield anew;
            }
        };
    }

    boolean isThere(final long now) {
        return heard && !lost && now - heardAt < silence;
    }

    /** When it will count as away unless it is heard again; {@link Long#MAX_VALUE} if it does already. */
    long due(final long now) {
        return isThere(now) ? heardAt + silence : Long.MAX_VALUE;
    }
}
