// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.selftest;

/** What the person at the door is to do next in a self-test. */
public enum Prompt {
    SCAN_TEST_SYMBOL,
    SCAN_BAND,
    WAIT_FOR_HUB,
    /** Scan the undo symbol that is shown, or press the button. */
    UNDO,
    /** The offer to undo is over: scan the band for another. */
    SCAN_BAND_TO_UNDO,
    /** Scan the symbol that is shown if the tones were heard. */
    SAY_HEARD,
    UNPLUG,
    SCAN_BAND_OFFLINE,
    PLUG_IN,
    SCAN_FROM_AFAR,
    /** Nothing: supply, network or clock is not as it should be yet. */
    WAIT,
    PASSED,
    NOT_PASSED
}
