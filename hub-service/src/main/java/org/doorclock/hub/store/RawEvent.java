// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorclock.event.Event;
import org.doorclock.event.EventCodec;
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

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EPOCH = Pattern.compile("[A-Za-z0-9-]{1,150}");

    /** Never fails: what cannot be read is empty. */
    public static RawEvent read(final byte[] json) {
        try {
            return read(JSON.readTree(json));
        } catch (IOException e) {
            return new RawEvent(Optional.empty(), Optional.empty(), "not JSON");
        }
    }

    /** As {@link #read(byte[])}, from a tree. */
    public static RawEvent read(final JsonNode node) {
        final Optional<Origin> origin = origin(node);
        try {
            final Event event = believed(EventCodec.decode(node));
            return origin.isPresent()
                    ? new RawEvent(origin, Optional.of(event), "")
                    : new RawEvent(origin, Optional.empty(), "epoch: not one");
        } catch (MalformedEventException e) {
            return new RawEvent(origin, Optional.empty(), e.getMessage());
        }
    }

    /** Only through the hub itself does a person record by hand: that a device says so of its event is not believed. */
    private static Event believed(final Event event) {
        return event.correction().isEmpty() || Source.isTheHubs(event.origin().device())
                ? event
                : new Event(event.origin(), event.door(), event.fact(), event.occurred(), event.recorded());
    }

    private static Optional<Origin> origin(final JsonNode node) {
        final String site = node.path("site").asText("");
        final String device = node.path("device").asText("");
        final String epoch = node.path("epoch").asText("");
        final JsonNode seq = node.path("seq");
        final boolean readable = Names.isValid(site)
                && Names.isValid(device)
                && EPOCH.matcher(epoch).matches()
                && seq.isIntegralNumber()
                && seq.canConvertToLong()
                && seq.asLong() > 0
                && seq.asLong() < Long.MAX_VALUE;
        return readable ? Optional.of(new Origin(site, device, epoch, seq.asLong())) : Optional.empty();
    }
}
