// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

/**
 * Who an input device says it is.
 *
 * @param vendor USB vendor, 0 to 0xFFFF
 * @param product USB product, 0 to 0xFFFF
 * @param keyboard whether it has the digits, letters and Enter of a keyboard, as scanners that type have
 */
record InputIdentity(String name, int vendor, int product, boolean keyboard) {

    static final InputIdentity UNKNOWN = new InputIdentity("", 0, 0, false);

    String usb() {
        return "usb:%04x:%04x".formatted(vendor, product);
    }
}
