// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.care;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongSupplier;
import org.doorclock.hardware.computer.Computer;
import org.doorclock.hardware.computer.ComputerReading;
import org.tinylog.Logger;

/**
 * What the computer's own state means for the door, with one log line for each change. A supply that dips and recovers is
 * one trouble, not many. {@link #turn} belongs to one thread, the rest is for any.
 */
final class ComputerCare {

    /** From here on a Raspberry Pi slows down to stay whole. */
    static final double HOT = 80;

    /** Below this it is cool again. */
    static final double COOL = 75;

    /** How long a dip of the supply or a slow-down counts after it was last seen. */
    static final Duration LINGERS = Duration.ofMinutes(1);

    private final Computer computer;
    private final LongSupplier nanos;
    private volatile Set<Trouble> troubles = Set.of();
    private volatile OptionalDouble celsius = OptionalDouble.empty();
    private long undervoltageAt;
    private long throttledAt;

    ComputerCare(final Computer computer, final LongSupplier nanos) {
        this.computer = computer;
        this.nanos = nanos;
    }

    /** Looks at the computer; call it every 2 s or so: its driver keeps a dip of the supply no longer. */
    void turn() {
        final ComputerReading reading = computer.read();
        final long now = nanos.getAsLong();
        undervoltageAt = reading.undervoltage() ? now : undervoltageAt;
        throttledAt = reading.throttled() ? now : throttledAt;
        final Set<Trouble> next = EnumSet.noneOf(Trouble.class);
        if (reading.undervoltage() || lingers(Trouble.UNDERVOLTAGE, undervoltageAt, now)) {
            next.add(Trouble.UNDERVOLTAGE);
        }
        if (reading.throttled() || lingers(Trouble.THROTTLED, throttledAt, now)) {
            next.add(Trouble.THROTTLED);
        }
        final double limit = troubles.contains(Trouble.HOT) ? COOL : HOT;
        if (reading.celsius().isPresent() && reading.celsius().getAsDouble() >= limit) {
            next.add(Trouble.HOT);
        }
        celsius = reading.celsius();
        tellChanges(next);
        troubles = Set.copyOf(next);
    }

    private boolean lingers(final Trouble trouble, final long seenAt, final long now) {
        return troubles.contains(trouble) && now - seenAt < LINGERS.toNanos();
    }

    private void tellChanges(final Set<Trouble> next) {
        for (final Trouble trouble : EnumSet.of(Trouble.UNDERVOLTAGE, Trouble.HOT, Trouble.THROTTLED)) {
            if (next.contains(trouble) && !troubles.contains(trouble)) {
                Logger.warn("the computer has trouble: {}{}", trouble.wireName(), degrees());
            } else if (!next.contains(trouble) && troubles.contains(trouble)) {
                Logger.info("the computer's trouble is over: {}{}", trouble.wireName(), degrees());
            }
        }
    }

    private String degrees() {
        return celsius.isPresent() ? String.format(Locale.ROOT, ", %.1f °C", celsius.getAsDouble()) : "";
    }

    Set<Trouble> troubles() {
        return troubles;
    }

    /** Whether the supply is well; empty if the computer does not tell. */
    Optional<Boolean> supply() {
        return computer.tellsOfSupply() ? Optional.of(!troubles.contains(Trouble.UNDERVOLTAGE)) : Optional.empty();
    }

    /** As it was at the last turn; empty if nobody knows. */
    OptionalDouble celsius() {
        return celsius;
    }
}
