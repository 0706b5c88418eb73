// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.capture;

import java.time.Duration;

/**
 * How scans at one door are understood. All durations are on the door's own clock.
 *
 * @param oneScan at a CT door: the first scan is the scan start
 * @param repeatAfter a second scan this long after the first, or later, is the scan start
 * @param caseWindow what is older is of an earlier case
 * @param placeWithin a place barcode is about a patient who was scanned this long before, or less
 * @param commandWithin the same for a command symbol
 * @param undoWithin how long the screen offers to undo
 * @param doubleRead the same code again this soon is one scan read twice
 */
public record CaptureSettings(
        DoorKind kind,
        boolean oneScan,
        Duration repeatAfter,
        Duration caseWindow,
        Duration placeWithin,
        Duration commandWithin,
        Duration undoWithin,
        Duration doubleRead) {}
