// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hardware.reader;

import java.util.List;

/**
 * A device on this computer that can be a barcode reader.
 *
 * @param address how to configure exactly this one
 * @param usb the kind, such as usb:05e0:1200, which is an address too where it types; empty if it is not on USB
 * @param name what the device calls itself; empty if it does not
 * @param links the names that udev gave it, which stay the same when it is plugged in again
 * @param problem why it cannot be read, and what to do; empty if it can
 */
public record ConnectedReader(ReaderAddress address, String usb, String name, List<String> links, String problem) {

    public ConnectedReader {
        links = List.copyOf(links);
    }
}
