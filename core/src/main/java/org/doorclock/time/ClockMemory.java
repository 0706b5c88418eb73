// SPDX-License-Identifier: Apache-2.0
package org.doorclock.time;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a machine knows of the time over a restart of the program, or of itself. */
public interface ClockMemory {

    /**
     * The time as it was known.
     *
     * @param bootId of which boot
     * @param sinceBoot at which moment of it
     * @param truth where the true time lay then, by the sources that were believed
     * @param basis what that rested on
     * @param notBefore no later moment is before this, whoever was right
     * @param suspect whether sources disagreed, so that the network's time alone is not believed at the next start
     * @param hardware what the hardware clock showed when the time was known well; empty if that cannot be relied on
     */
    record Remembered(
            String bootId,
            Duration sinceBoot,
            TimeInterval truth,
            ClockSource basis,
            Instant notBefore,
            boolean suspect,
            Optional<Calibration> hardware) {}

    /**
     * A hardware clock compared with the time.
     *
     * @param shown what it showed
     * @param truth where the true time lay then
     */
    record Calibration(KernelClock.HardwareClock shown, TimeInterval truth) {}

    /** Empty if nothing was kept, or what was kept cannot be read: then nothing is known. */
    Optional<Remembered> load();

    /** When this returns, it outlives a power cut; if the power fails before, the one before is still there. */
    void save(Remembered remembered) throws IOException;

    /** In one small file. */
    static ClockMemory in(final Path file) {
        return new FileClockMemory(file);
    }

    /** Knows nothing, and forgets. */
    static ClockMemory none() {
        return new ClockMemory() {
            @Override
            public Optional<Remembered> load() {
                return Optional.empty();
            }

            @Override
            public void save(final Remembered remembered) {
                // nothing is kept
            }
        };
    }
}
