// SPDX-License-Identifier: Apache-2.0
package org.doorclock.event;

/**
 * Who recorded an event, and as its which. The three of device, epoch and seq identify it for ever.
 *
 * @param site where; lower case letters, digits and hyphens
 * @param device the recording device; as site
 * @param epoch one life of that device's storage
 * @param seq 1 for the epoch's first event, then without gaps
 */
public record Origin(String site, String device, String epoch, long seq) {

    /** The event's id: unique by itself, as an epoch belongs to one device. */
    public String eventId() {
        return epoch + "/" + seq;
    }
}
