// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.util.Optional;
import java.util.function.Supplier;

/** How much one answer may keep in memory until it is done. For one thread. */
final class Room {

    private long left;

    /** Never leaves {@link #unlessFull}. */
    private static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Full() {
            super("there is no room left", null, false, false);
        }
    }

    Room(final long size) {
        this.left = size;
    }

    /** To be called inside {@link #unlessFull}, which ends there if that is more than is left. */
    void take(final long size) {
        left -= size;
        if (left < 0) {
            throw new Full();
        }
    }

    /** @return empty if there was not room enough */
    <T> Optional<T> unlessFull(final Supplier<T> answer) {
        try {
            return Optional.of(answer.get());
        } catch (Full e) {
            return Optional.empty();
        }
    }
}
