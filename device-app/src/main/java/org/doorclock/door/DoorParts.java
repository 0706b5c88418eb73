// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import java.time.Duration;
import java.util.List;
import org.doorclock.door.capture.Capture;
import org.doorclock.door.care.Lives;
import org.doorclock.door.screen.Kiosk;
import org.doorclock.door.store.DoorStore;
import org.doorclock.hardware.button.Button;
import org.doorclock.hardware.reader.Reader;
import org.doorclock.time.TimeSource;

/** What a door is made of, and what is told of it. */
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
        String version) {}
