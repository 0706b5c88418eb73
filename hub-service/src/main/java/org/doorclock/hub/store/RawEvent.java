// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import java.util.Optional;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
import org.doorclock.event.EventFields;
import org.doorclock.event.FieldsReader;
import org.doorclock.event.MalformedEventException;
import org.doorclock.event.Names;
import org.doorclock.event.Origin;

/**
 * As much of an event as can be read.
 *
 * @param origin empty if not even that can be read
 * @param event empty if something in it is malformed
 * @param fault which field is malformed and how, never a value; empty if none is
 */
public record RawEvent(Optional<Origin> origin, Optional<Event> event, String fault) {

    private static final int LONGEST_EPOCH = 150;

    /** Never fails: what cannot be read is empty. */
    public static RawEvent read(final byte[] json) {
        try (FieldsReader reader = new FieldsReader()) {
            return read(reader, json, 0);
        }
    }

    /** As {@link #read(byte[])}. @param from where the JSON begins */
    static RawEvent read(final FieldsReader reader, final byte[] json, final int from) {
        final EventFields fields;
        try {
            fields = reader.read(json, from);
        } catch (MalformedEventException e) {
            return new RawEvent(Optional.empty(), Optional.empty(), e.getMessage());
        }
        try {
            final Event event = believed(EventCodec.decode(fields));
            return isOrigin(event.origin())
                    ? new RawEvent(Optional.of(event.origin()), Optional.of(event), "")
                    : new RawEvent(Optional.empty(), Optional.empty(), "epoch: not one");
        } catch (MalformedEventException e) {
            return new RawEvent(origin(fields), Optional.empty(), e.getMessage());
        }
    }

    /** Only through the hub itself does a person record by hand: that a device says so of its event is not believed. */
    private static Event believed(final Event event) {
        return event.correction().isEmpty() || Source.isTheHubs(event.origin().device())
                ? event
                : new Event(event.origin(), event.door(), event.fact(), event.occurred(), event.recorded());
    }

    private static Optional<Origin> origin(final EventFields fields) {
        final String site = fields.textOf("site");
        final String device = fields.textOf("device");
        final long seq = fields.wholeNumber("seq").orElse(0L);
        return Names.isValid(site) && Names.isValid(device) && seq > 0
                ? Optional.of(new Origin(site, device, fields.textOf("epoch"), seq))
                        .filter(RawEvent::isOrigin)
                : Optional.empty();
    }

    /** Whether what is no name is as it should be. */
    private static boolean isOrigin(final Origin origin) {
        return isEpoch(origin.epoch()) && origin.seq() < Long.MAX_VALUE;
    }

    /** Letters, digits and hyphens. */
    private static boolean isEpoch(final String text) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c != '-' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_EPOCH;
    }
}
