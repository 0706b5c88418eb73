// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.screen;

/**
 * Whether events reach the hub.
 *
 * @param waiting events without a receipt
 */
record Link(boolean connected, long waiting) {

    String state() {
        return connected ? "connected" : "offline";
    }

    /** For where there is room for a word. */
    String shortText() {
        if (connected) {
            return "Connected";
        }
        return waiting == 0 ? "Offline" : "Offline " + waiting;
    }

    String text() {
        if (connected) {
            return "Connected";
        }
        return waiting == 0 ? "Offline" : "Offline. " + waiting + " waiting to send";
    }
}
