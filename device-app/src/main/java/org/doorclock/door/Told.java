// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import org.doorclock.door.capture.Outcome;

/**
 * What became of an input, and when the person at the door was told. Times are nanoseconds of the machine's monotonic clock, the
 * same for all programs of a boot: for benchmarks, which know when the last key was typed.
 *
 * @param decided when the event was on stable storage, or it was known that there is none
 * @param lit when the light had changed and the tone begun
 */
record Told(Outcome outcome, long decided, long lit) {}
