// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.doorclock.door.capture.Capture;
import org.doorclock.door.care.Lives;
import org.doorclock.door.retire.Retirement;
import org.doorclock.door.screen.Kiosk;
import org.doorclock.door.selftest.SelfTest;
import org.doorclock.door.store.DoorStore;
import org.doorclock.hardware.button.Button;
import org.doorclock.hardware.reader.Reader;
import org.doorclock.time.TimeSource;

/**
 * What a door is made of, and what is told of it.
 *
 * @param supply whether the computer's supply is well; empty if it does not tell
 */
record DoorParts(
        DoorStore store,
        Capture capture,
        Kiosk kiosk,
        List<Reader> readers,
        List<Button> startButtons,
        List<Button> undoButtons,
        TimeSource time,
        Storage storage,
        Lives lives,
        Duration keep,
        String version,
        SelfTest selfTest,
        Supplier<Optional<Boolean>> supply,
        Retirement retirement) {}
